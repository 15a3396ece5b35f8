package io.switchboard.provisioning.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedAccount;
import io.switchboard.provisioning.doctor.check.ExaminedNumber;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Finds the accounts of tenants to examine, each with its own credentials and with the tenant's numbers only. */
@Component
class ExaminedAccounts {

    private static final int BATCH = 1000;
    private static final String TENANT = "tenantId";
    private static final String STATUS = "status";
    private static final String CLOSED = "closed";

    private final MongoOperations mongo;
    private final Accounts accounts;
    private final NumberRecorder numbers;
    private final Clock clock;

    ExaminedAccounts(MongoOperations mongo, Accounts accounts, NumberRecorder numbers, Clock clock) {
        this.mongo = mongo;
        this.accounts = accounts;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Returns the tenants that have an account which is not closed. */
    List<TenantId> tenants() {
        return mongo.findDistinct(query(where(STATUS).ne(CLOSED)), TENANT, RecordedAccount.class, String.class).stream()
                .map(TenantId::new)
                .toList();
    }

    /** Returns the tenant's accounts that are not closed, in the order of their SIDs. */
    List<ExaminedAccount> of(TenantId tenant) {
        var open = where(TENANT).is(tenant.value()).and(STATUS).ne(CLOSED);
        return mongo.find(query(open).with(Sort.by("_id")), RecordedAccount.class).stream()
                .map(this::examined)
                .toList();
    }

    private ExaminedAccount examined(RecordedAccount account) {
        return new ExaminedAccount(
                accounts.connect(account), mainAccount(account), listed -> ours(account, listed), clock);
    }

    private @Nullable TwilioAccount mainAccount(RecordedAccount account) {
        return account.mainAccountSid().equals(account.accountSid())
                ? null
                : accounts.find(account.mainAccountSid()).map(accounts::connect).orElse(null);
    }

    /** The managed numbers of the account's tenant that no process changes at present. */
    private List<ExaminedNumber> ours(RecordedAccount account, List<IncomingNumber> listed) {
        var examined = new ArrayList<ExaminedNumber>();
        for (var begin = 0; begin < listed.size(); begin += BATCH) {
            var batch = listed.subList(begin, Math.min(listed.size(), begin + BATCH));
            var recorded = numbers.withAddresses(
                    batch.stream().map(IncomingNumber::phoneNumber).toList());
            batch.stream()
                    .map(number -> new ExaminedNumber(number, recorded.get(number.phoneNumber())))
                    .filter(number -> isExamined(account, number.desired()))
                    .forEach(examined::add);
        }
        return examined;
    }

    private static boolean isExamined(RecordedAccount account, @Nullable PhoneNumber number) {
        return number != null
                && number.tenantId().equals(account.tenantId())
                && number.accountSid().equals(account.accountSid())
                && number.isInUse()
                && !number.isInProgress();
    }
}
