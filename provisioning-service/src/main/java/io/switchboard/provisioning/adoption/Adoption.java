package io.switchboard.provisioning.adoption;

import java.util.List;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import org.springframework.stereotype.Component;

/**
 * One round: all accounts, then all their numbers. Accounts are published first, so that no webhook reaches us before its
 * account is known.
 *
 * <p>Active accounts are adopted with their numbers. A suspended one stays published with the numbers it had, because its
 * last statuses still come, signed with its token. A closed one is taken back, after its numbers.
 *
 * <p>Several instances may do this at once. Each writes what Twilio says, in documents that are unique by account and by
 * address; the slower one's older view lasts until its next round.
 *
 * <p>An account that Twilio does not list, a number with data that cannot be stored, a record that Kafka does not take:
 * each is left as it was, named in the report, and stops no other account or number. Only an {@link Outage} ends a round.
 */
@Component
class Adoption {

    private final Accounts accounts;
    private final NumberAdoption numberAdoption;
    private final Publications publications;

    Adoption(Accounts accounts, NumberAdoption numberAdoption, Publications publications) {
        this.accounts = accounts;
        this.numberAdoption = numberAdoption;
        this.publications = publications;
    }

    /**
     * Returns when all is published and acknowledged.
     *
     * @throws RuntimeException when MongoDB or Kafka is away, or Twilio does not list the accounts; what was done until then
     *     is complete or is completed by the next round
     */
    AdoptionReport run() {
        var report = new AdoptionReport();
        publications.begin();
        var adopted = accounts.adopt((sid, failure) -> leaveOut(sid, failure, report));
        publish(adopted.stream().filter(account -> !account.isClosed()).toList(), report);
        for (var account : adopted) {
            adoptNumbers(account, report);
        }
        publications.awaitAcknowledgements(report::recordFailed);
        publish(adopted.stream().filter(AdoptedAccount::isClosed).toList(), report);
        return report;
    }

    private void publish(List<AdoptedAccount> adopted, AdoptionReport report) {
        report.published += (int) adopted.stream().filter(publications::publish).count();
        publications.awaitAcknowledgements(report::recordFailed);
    }

    private void adoptNumbers(AdoptedAccount account, AdoptionReport report) {
        if (account.isClosed()) {
            numberAdoption.releaseAll(account, report);
        } else if (!account.isActive()) {
            numberAdoption.keepAll(account, report);
        } else {
            report.accounts++;
            adoptNumbersOfActive(account, report);
        }
    }

    private void adoptNumbersOfActive(AdoptedAccount account, AdoptionReport report) {
        try {
            numberAdoption.adopt(account, report);
        } catch (RuntimeException e) {
            leaveOut(account.accountSid(), e, report);
            numberAdoption.keepAll(account, report);
        }
    }

    private static void leaveOut(String accountSid, RuntimeException failure, AdoptionReport report) {
        if (Outage.isReasonFor(failure)) {
            throw failure;
        }
        report.accountFailed(accountSid, failure);
    }
}
