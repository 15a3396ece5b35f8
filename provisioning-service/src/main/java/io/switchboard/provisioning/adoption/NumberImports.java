package io.switchboard.provisioning.adoption;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.RecordedAccount;
import io.switchboard.provisioning.change.NumberAudit;
import io.switchboard.provisioning.change.NumberChanger;
import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.NumberOrigin;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes over one number that a tenant's account has. The number's earlier configuration is recorded before anything is
 * changed, so that it can be put back.
 */
@Component
class NumberImports {

    private static final Pattern SID = Pattern.compile("PN[0-9a-fA-F]{32}");

    private final Accounts accounts;
    private final PhoneNumbers numbers;
    private final NumberRecorder recorder;
    private final NumberChanger changer;
    private final NumberAudit audit;

    NumberImports(
            Accounts accounts,
            PhoneNumbers numbers,
            NumberRecorder recorder,
            NumberChanger changer,
            NumberAudit audit) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.recorder = recorder;
        this.changer = changer;
        this.audit = audit;
    }

    /**
     * Takes the number over.
     *
     * @param accountSid the account that has it; null for that of a number which is listed as unmanaged
     * @throws ApiProblem when the tenant's account has no such number, it is managed already, or Twilio does not take the
     *     configuration
     */
    PhoneNumber take(ApiCaller caller, TenantId tenant, @Nullable String accountSid, String sid) {
        if (!SID.matcher(sid).matches()) {
            throw ApiProblem.invalid("invalid-phone-number-id", "'sid' must be the SID of a number (PN…).");
        }
        var account = accountOf(tenant, accountSid, sid).orElseThrow(PhoneNumberLookup::notFound);
        var actual = actual(account, sid);
        var recorded = recorded(account, actual);
        return changer.change(tenant, recorded, before -> intent(caller, before, actual))
                .orElseThrow(PhoneNumberLookup::notFound);
    }

    private Optional<RecordedAccount> accountOf(TenantId tenant, @Nullable String accountSid, String sid) {
        var named =
                accountSid == null ? numbers.find(tenant, sid).map(PhoneNumber::accountSid) : Optional.of(accountSid);
        return named.flatMap(accounts::find)
                .filter(account -> account.tenantId().equals(tenant));
    }

    private IncomingNumber actual(RecordedAccount account, String sid) {
        try {
            return accounts.connect(account).numbers().find(sid).orElseThrow(PhoneNumberLookup::notFound);
        } catch (TwilioUnavailable e) {
            throw ApiProblem.unavailable("twilio-unavailable", "Twilio does not answer; it is safe to try again.", e);
        } catch (TwilioRefused e) {
            throw ApiProblem.badGateway("twilio-refused", RefusalReason.explain(e), e);
        }
    }

    /** Records the number as a sync run would, where none has. */
    private PhoneNumber recorded(RecordedAccount account, IncomingNumber actual) {
        var before = numbers.ofAnyTenant(actual.phoneNumber()).orElse(null);
        return recorder.record(account, actual, List.of(), false, before).orElseThrow(NumberChanger::inProgress);
    }

    private NumberJournal.Intent intent(ApiCaller caller, PhoneNumber before, IncomingNumber actual) {
        if (before.isInUse()) {
            throw ApiProblem.conflict("number-already-managed", "This number is managed already.");
        }
        var previous = new NumberOrigin(NumberOrigin.Kind.IMPORTED, null, actual.configuration());
        return new NumberJournal.Intent(
                NumberChange.Kind.IMPORT,
                before.desired(),
                previous,
                caller.subject(),
                audit.entry(caller, "phone-number.imported", before, before.imported()));
    }

    /**
     * Puts an imported number back and stops managing it.
     *
     * @throws ApiProblem when the number was not imported, or Twilio does not take its earlier configuration
     */
    PhoneNumber restore(ApiCaller caller, TenantId tenant, PhoneNumber number) {
        return changer.change(tenant, number, before -> {
                    requireImported(before);
                    return new NumberJournal.Intent(
                            NumberChange.Kind.RESTORE,
                            before.desired(),
                            null,
                            caller.subject(),
                            audit.entry(caller, "phone-number.restored", before, null));
                })
                .orElseThrow(PhoneNumberLookup::notFound);
    }

    private static void requireImported(PhoneNumber number) {
        var origin = number.origin();
        if (origin == null || origin.previous() == null || !number.isInUse()) {
            throw ApiProblem.conflict(
                    "number-not-imported", "Only a number that was imported, and is in use, can be put back.");
        }
        if (number.releaseAt() != null) {
            throw ApiProblem.conflict("number-releasing", "This number is being released; keep it first.");
        }
    }
}
