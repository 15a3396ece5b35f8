package io.switchboard.provisioning.adoption;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.AdoptedAccount;
import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.numbers.PhoneNumber;
import io.switchboard.provisioning.numbers.PhoneNumbers;
import io.switchboard.provisioning.webhooks.WebhookPlan;
import io.switchboard.provisioning.webhooks.Webhooks;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioRefused;
import org.jspecify.annotations.Nullable;
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
    private static final Pattern SID = Pattern.compile("PN[0-9a-fA-F]{32}");
    private static final Pattern ADDRESS = Pattern.compile("\\+[1-9][0-9]{1,14}");

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

    /**
     * Adopts each number by itself: one that cannot be recorded or configured stays as it was and stops no other.
     *
     * @throws RuntimeException when Twilio does not list the account's numbers, or MongoDB or Kafka is away
     */
    void adopt(AdoptedAccount account, AdoptionReport report) {
        var twilio = accounts.connect(account);
        // All pages before anything is done: a list that breaks off must not make the rest look released.
        var listed = twilio.numbers().list().toList();
        var known = numbers.ofAccount(account.accountSid(), report::recordFailed).stream()
                .collect(Collectors.toMap(PhoneNumber::address, Function.identity(), (one, other) -> other));
        for (var number : listed) {
            report.numbers++;
            guarded(() -> adopt(account, twilio, number, known.get(number.phoneNumber()), report), failure -> {
                report.numberFailed(TwilioText.cleaned(number.sid(), 40), failure);
            });
        }
        var addresses = listed.stream().map(IncomingNumber::phoneNumber).collect(Collectors.toSet());
        var sids = listed.stream().map(IncomingNumber::sid).collect(Collectors.toSet());
        known.values().stream()
                .filter(number -> !addresses.contains(number.address()) && !sids.contains(number.sid()))
                .forEach(number -> release(number, report));
    }

    /** Publishes what is recorded of an account that cannot be asked. */
    void keepAll(AdoptedAccount account, AdoptionReport report) {
        numbers.ofAccount(account.accountSid(), report::recordFailed).forEach(number -> publish(number, report));
    }

    /** Of a closed account nothing is left to list. */
    void releaseAll(AdoptedAccount account, AdoptionReport report) {
        numbers.ofAccount(account.accountSid(), report::recordFailed).forEach(number -> release(number, report));
    }

    private void adopt(
            AdoptedAccount account,
            TwilioAccount twilio,
            IncomingNumber number,
            @Nullable PhoneNumber before,
            AdoptionReport report) {
        if (!SID.matcher(number.sid()).matches()
                || !ADDRESS.matcher(number.phoneNumber()).matches()) {
            throw new IllegalArgumentException("Twilio lists a number without a SID or without an E.164 address");
        }
        var plan = webhooks.planFor(number);
        var adopted = numbers.record(account, number, plan.channels(), before);
        try {
            configure(twilio, number, plan, report);
        } finally {
            publish(adopted, report);
        }
    }

    private void configure(TwilioAccount twilio, IncomingNumber number, WebhookPlan plan, AdoptionReport report) {
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
            // A base URL that Twilio cannot reach, for example: trying again changes nothing.
            report.numberRefused(number.sid(), e);
        }
    }

    /** Runs a piece of work for one item; only an outage ends the round. */
    private static void guarded(Runnable work, Consumer<RuntimeException> failed) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (Outage.isReasonFor(e)) {
                throw e;
            }
            failed.accept(e);
        }
    }

    private void release(PhoneNumber number, AdoptionReport report) {
        guarded(() -> releaseOne(number, report), failure -> report.numberFailed(number.sid(), failure));
    }

    private void releaseOne(PhoneNumber number, AdoptionReport report) {
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
