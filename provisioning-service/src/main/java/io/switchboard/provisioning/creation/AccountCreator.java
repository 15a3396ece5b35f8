package io.switchboard.provisioning.creation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.accounts.Tenants;
import io.switchboard.provisioning.accountwork.AccountAnnouncer;
import io.switchboard.provisioning.accountwork.AccountLeases;
import io.switchboard.provisioning.creation.AccountCreation.State;
import io.switchboard.provisioning.refusal.TwilioExplanation;
import io.switchboard.twilio.Account;
import io.switchboard.twilio.account.TwilioAccounts;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out creations, under the lease of the tenant. Twilio is asked for an account only when no account has the intent's
 * name; after a request whose outcome is unknown, not before Twilio's list certainly shows what that request created.
 */
@Component
class AccountCreator {

    private static final Logger log = LoggerFactory.getLogger(AccountCreator.class);

    /** How long after a request the list of accounts may not show the account yet. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private final AccountCreations creations;
    private final Accounts accounts;
    private final Tenants tenants;
    private final AccountAnnouncer announcer;
    private final AccountLeases leases;
    private final Clock clock;

    AccountCreator(
            AccountCreations creations,
            Accounts accounts,
            Tenants tenants,
            AccountAnnouncer announcer,
            AccountLeases leases,
            Clock clock) {
        this.creations = creations;
        this.accounts = accounts;
        this.tenants = tenants;
        this.announcer = announcer;
        this.leases = leases;
        this.clock = clock;
    }

    /** Does what can be done now; the rest is left to a later call, by any instance. */
    void advance(AccountCreation creation) {
        leases.runCreating(
                creation.tenantId(),
                () -> creations
                        .find(creation.id())
                        .filter(now -> !now.isFinished())
                        .ifPresent(this::advanceHeld));
    }

    private void advanceHeld(AccountCreation creation) {
        try {
            var existing = creation.state() == State.REQUESTED ? Optional.<Account>empty() : find(creation);
            if (existing.isPresent()) {
                complete(creation, existing.get());
            } else if (isSettled(creation)) {
                create(creation);
            } else {
                postpone(creation, "Twilio may have created the account, and does not list it yet");
            }
        } catch (TwilioUnavailable e) {
            postpone(creation, "Twilio does not answer");
        } catch (TwilioRefused e) {
            // Of the list, which says nothing about the account: the main token may have expired.
            postpone(creation, TwilioExplanation.of(e).text());
        }
    }

    private Optional<Account> find(AccountCreation creation) {
        return new TwilioAccounts(accounts.connectMain())
                .named(creation.twilioName()).stream().findFirst();
    }

    private boolean isSettled(AccountCreation creation) {
        var attempted = creation.attemptedAt();
        return attempted == null || !now().isBefore(attempted.plus(SETTLING));
    }

    /** Asks Twilio for the account; the record that it was asked comes first. */
    private void create(AccountCreation creation) {
        tenants.reserve(creation.tenant(), creation.id());
        var asking = creation.asking(now());
        if (!creations.replace(creation, asking)) {
            return;
        }
        try {
            complete(asking, new TwilioAccounts(accounts.connectMain()).create(creation.twilioName()));
        } catch (TwilioRefused e) {
            refuse(asking, e);
        } catch (TwilioUnavailable e) {
            creations.replace(
                    asking,
                    e.mayHaveBeenProcessed()
                            ? asking.postponed(now(), SETTLING, "the outcome of the request to Twilio is unknown")
                            : asking.notAsked(now(), "Twilio did not take the request"));
        }
    }

    /** Every step may be repeated: recording, publishing and auditing happen once by id. */
    private void complete(AccountCreation creation, Account account) {
        var recorded = accounts.recordCreated(account, creation.tenant());
        announcer.publish(recorded);
        audit(creation, account.sid(), Outcome.SUCCEEDED);
        creations.replace(creation, creation.created(now(), account.sid()));
        log.atInfo()
                .addKeyValue("account", account.sid())
                .addKeyValue("tenant", creation.tenantId())
                .log("account created");
    }

    private void refuse(AccountCreation creation, TwilioRefused refusal) {
        var reason = TwilioExplanation.of(refusal).text()
                + " A main account may have 1,000 subaccounts, a trial account one.";
        audit(creation, "", Outcome.FAILED);
        creations.replace(creation, creation.refused(now(), reason));
        log.atWarn()
                .addKeyValue("tenant", creation.tenantId())
                .addKeyValue("errorCode", refusal.code())
                .log("account not created, Twilio refused");
    }

    private void postpone(AccountCreation creation, String reason) {
        creations.replace(creation, creation.postponed(now(), Duration.ZERO, reason));
    }

    private void audit(AccountCreation creation, String accountSid, Outcome outcome) {
        announcer.audit(
                IdGenerator.derived(creation.id(), "account.created/" + outcome),
                creation.actor(),
                creation.tenant(),
                new AuditedChange(
                        "account.created",
                        "accounts/" + accountSid,
                        null,
                        Map.of("friendlyName", creation.twilioName(), "creationId", creation.id())),
                outcome);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
