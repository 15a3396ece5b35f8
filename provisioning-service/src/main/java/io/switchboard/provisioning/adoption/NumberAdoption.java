package io.switchboard.provisioning.adoption;

import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import io.switchboard.provisioning.numbers.PhoneNumber;
import io.switchboard.provisioning.numbers.PhoneNumbers;
import io.switchboard.provisioning.webhooks.WebhookPlan;
import io.switchboard.provisioning.webhooks.Webhooks;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adopts the numbers of one account. Each number is first recorded, then configured at Twilio, then published; every step
 * may be repeated, so after a crash in between the next round completes it.
 */
@Component
class NumberAdoption {

    private static final Logger log = LoggerFactory.getLogger(NumberAdoption.class);

    private final Accounts accounts;
    private final PhoneNumbers numbers;
    private final Webhooks webhooks;
    private final Publications publications;

    NumberAdoption(Accounts accounts, PhoneNumbers numbers, Webhooks webhooks, Publications publications) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.webhooks = webhooks;
        this.publications = publications;
    }

    void adopt(AdoptedAccount account, AdoptionReport report) {
        var twilio = accounts.connect(account);
        // All pages before anything is done: a list that breaks off must not make the rest look released.
        var listed = twilio.numbers().list().toList();
        var recorded = numbers.ofAccount(account.accountSid()).stream()
                .collect(Collectors.toMap(PhoneNumber::address, Function.identity()));
        for (var number : listed) {
            var plan = webhooks.planFor(number);
            var adopted = numbers.record(account, number, plan.channels(), recorded.remove(number.phoneNumber()));
            configure(twilio, number, plan, report);
            publish(adopted, report);
        }
        recorded.values().forEach(number -> release(number, report));
    }

    /** Publishes what is recorded of an account that cannot be asked. */
    void keepAll(AdoptedAccount account, AdoptionReport report) {
        numbers.ofAccount(account.accountSid()).forEach(number -> publish(number, report));
    }

    /** Of a closed account nothing is left to list. */
    void releaseAll(AdoptedAccount account, AdoptionReport report) {
        numbers.ofAccount(account.accountSid()).forEach(number -> release(number, report));
    }

    private void configure(TwilioAccount twilio, IncomingNumber number, WebhookPlan plan, AdoptionReport report) {
        report.numbers++;
        report.channelsNotOurs += plan.notOurs().size();
        var differences = plan.differences(number.webhooks());
        if (differences.isEmpty()) {
            report.inSync++;
            return;
        }
        try {
            twilio.numbers().update(number.sid(), differences);
            report.configured++;
            log.atInfo()
                    .addKeyValue("number", number.sid())
                    .addKeyValue("fields", differences.keySet())
                    .log("number configured");
        } catch (TwilioRefused e) {
            // One number's trouble, such as a base URL that Twilio cannot reach, is not the others'.
            report.refused++;
            log.atWarn()
                    .addKeyValue("number", number.sid())
                    .addKeyValue("reason", e.getMessage())
                    .log("Twilio refused a number's webhooks");
        }
    }

    private void release(PhoneNumber number, AdoptionReport report) {
        if (number.released()) {
            publish(number, report);
            return;
        }
        numbers.release(number).ifPresent(released -> {
            report.released++;
            log.atInfo().addKeyValue("number", number.sid()).log("number is gone at Twilio");
            publish(released, report);
        });
    }

    private void publish(PhoneNumber number, AdoptionReport report) {
        if (publications.publish(number)) {
            report.published++;
        }
    }
}
