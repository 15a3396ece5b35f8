package io.switchboard.provisioning.adoption;

import java.util.List;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import io.switchboard.provisioning.numbers.PhoneNumbers;
import io.switchboard.twilio.TwilioRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 */
@Component
class Adoption {

    private static final Logger log = LoggerFactory.getLogger(Adoption.class);

    private final Accounts accounts;
    private final PhoneNumbers numbers;
    private final NumberAdoption numberAdoption;
    private final Publications publications;

    Adoption(Accounts accounts, PhoneNumbers numbers, NumberAdoption numberAdoption, Publications publications) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.numberAdoption = numberAdoption;
        this.publications = publications;
    }

    /**
     * Returns when all is published and acknowledged.
     *
     * @throws RuntimeException when Twilio, MongoDB or Kafka is away; what was done until then is complete or is
     *     completed by the next round
     */
    AdoptionReport run() {
        var report = new AdoptionReport();
        publications.begin();
        numbers.createIndexes();
        var adopted = accounts.adopt();
        publish(adopted.stream().filter(account -> !account.isClosed()).toList(), report);
        for (var account : adopted) {
            adoptNumbers(account, report);
        }
        publications.awaitAcknowledgements();
        publish(adopted.stream().filter(AdoptedAccount::isClosed).toList(), report);
        return report;
    }

    private void publish(List<AdoptedAccount> adopted, AdoptionReport report) {
        report.published += (int) adopted.stream().filter(publications::publish).count();
        publications.awaitAcknowledgements();
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
        } catch (TwilioRefused e) {
            report.accountsLeftOut++;
            log.atWarn()
                    .addKeyValue("account", account.accountSid())
                    .addKeyValue("reason", e.getMessage())
                    .log("Twilio does not list an account's numbers, they stay as they were");
            numberAdoption.keepAll(account, report);
        }
    }
}
