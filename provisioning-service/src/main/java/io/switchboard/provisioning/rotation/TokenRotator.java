package io.switchboard.provisioning.rotation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.provisioning.accounts.RotationSettings;
import io.switchboard.provisioning.accountwork.AccountAnnouncer;
import io.switchboard.provisioning.accountwork.AccountLeases;
import io.switchboard.provisioning.refusal.TwilioExplanation;
import io.switchboard.provisioning.rotation.TokenRotation.State;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.failure.TwilioRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out rotations, under the lease of the account. Twilio's secondary token works for requests before it signs, so it
 * becomes the current token of the directory first, with the old one beside it. Only when all services know both is it
 * promoted: at no moment does Twilio sign with a token that is not accepted, whatever the order in which services and Twilio
 * see the change.
 */
@Component
public class TokenRotator {

    private static final Logger log = LoggerFactory.getLogger(TokenRotator.class);
    private static final int MOST_STEPS = 10;

    private final TokenRotations rotations;
    private final RotatedTokens tokens;
    private final TwilioTokens twilio;
    private final AccountAnnouncer announcer;
    private final AccountLeases leases;
    private final RotationSettings settings;
    private final Clock clock;

    TokenRotator(
            TokenRotations rotations,
            RotatedTokens tokens,
            TwilioTokens twilio,
            AccountAnnouncer announcer,
            AccountLeases leases,
            RotationSettings settings,
            Clock clock) {
        this.rotations = rotations;
        this.tokens = tokens;
        this.twilio = twilio;
        this.announcer = announcer;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does the steps that are due; the rest is left to a later call, by any instance. */
    public void advance(String accountSid) {
        leases.runHolding(accountSid, () -> {
            for (var step = 0; step < MOST_STEPS && stepIfDue(accountSid); step++) {
                log.atDebug().addKeyValue("account", accountSid).log("rotation step done");
            }
        });
    }

    private boolean stepIfDue(String accountSid) {
        var rotation = rotations.find(accountSid).orElse(null);
        if (rotation == null
                || rotation.isFinished()
                || rotation.progress().nextAttemptAt().isAfter(now())) {
            return false;
        }
        try {
            return rotations.replace(rotation, step(rotation));
        } catch (TwilioFailure e) {
            rotations.replace(rotation, afterFailure(rotation, e));
            return false;
        }
    }

    /** Before there is a new token, a refusal ends the rotation; later it must end with one token or the other. */
    private TokenRotation afterFailure(TokenRotation rotation, TwilioFailure failure) {
        var reason = TwilioExplanation.of(failure).text();
        if (rotation.state() == State.REQUESTED && failure instanceof TwilioRefused) {
            audit(rotation, Outcome.FAILED);
            return rotation.failed(now(), reason);
        }
        return rotation.postponed(now(), reason);
    }

    private TokenRotation step(TokenRotation rotation) {
        if (twilio.isClosed(rotation.accountSid())) {
            audit(rotation, Outcome.FAILED);
            return rotation.failed(now(), "The account is closed.");
        }
        return switch (rotation.state()) {
            case REQUESTED -> store(rotation);
            case STORED -> accept(rotation);
            case ACCEPTED -> announcePromotion(rotation);
            case PROMOTING -> promote(rotation);
            case ROTATED, FAILED -> rotation;
        };
    }

    /** A secondary token of an earlier attempt is not known here, and replaced. */
    private TokenRotation store(TokenRotation rotation) {
        var token = twilio.createSecondary(rotation.accountSid());
        return rotation.stored(now(), tokens.seal(rotation.accountSid(), token));
    }

    private TokenRotation accept(TokenRotation rotation) {
        tokens.accept(rotation.accountSid(), newToken(rotation));
        return rotation.accepted(now(), settings.directoryDelay());
    }

    /** Publishes both tokens once more: another instance may have published an older record in the time since. */
    private TokenRotation announcePromotion(TokenRotation rotation) {
        tokens.accept(rotation.accountSid(), newToken(rotation));
        return rotation.promoting(now());
    }

    /** Looks before it asks, because an earlier request may have been carried out without an answer. */
    private TokenRotation promote(TokenRotation rotation) {
        var sid = rotation.accountSid();
        var sealed = newToken(rotation);
        var token = tokens.open(sid, sealed);
        return switch (twilio.promote(sid, token)) {
            case DONE -> rotated(rotation, sealed);
            case IMPOSSIBLE -> failed(rotation, sealed);
        };
    }

    private TokenRotation rotated(TokenRotation rotation, String sealed) {
        tokens.complete(rotation.accountSid(), sealed);
        audit(rotation, Outcome.SUCCEEDED);
        log.atInfo().addKeyValue("account", rotation.accountSid()).log("auth token rotated");
        return rotation.rotated(now());
    }

    private TokenRotation failed(TokenRotation rotation, String sealed) {
        tokens.restore(rotation.accountSid(), sealed);
        audit(rotation, Outcome.FAILED);
        log.atWarn()
                .addKeyValue("account", rotation.accountSid())
                .log("auth token not rotated, Twilio no longer has the new one");
        return rotation.failed(
                now(), "Twilio no longer has the new token: it was deleted or replaced there. The old one remains.");
    }

    private void audit(TokenRotation rotation, Outcome outcome) {
        announcer.audit(
                IdGenerator.derived(rotation.id(), "account.token-rotated/" + outcome),
                rotation.actor(),
                rotation.tenantId(),
                new AuditedChange(
                        "account.token-rotated",
                        "accounts/" + rotation.accountSid(),
                        null,
                        Map.of("rotationId", rotation.id())),
                outcome);
    }

    private static String newToken(TokenRotation rotation) {
        return Objects.requireNonNull(rotation.sealedNewToken(), "a stored rotation has its token");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
