package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.form.Form;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.publishing.Events;
import io.switchboard.ingress.publishing.Kept;
import io.switchboard.ingress.publishing.NotKept;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.signature.SignedRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Takes a webhook: read, verify, decode, write, answer. Twilio hears 2xx only when the event is safe, and every other
 * outcome is a {@link Refusal}.
 *
 * <p>A servlet rather than a controller, because it wants the request raw and does not need what Spring MVC would do to
 * it first.
 */
final class WebhookServlet extends HttpServlet {

    static final String SOURCE = "/ingress-service";

    /** Stands in for the token of an account that nobody knows, so that its refusal takes as long as any other. */
    private static final List<String> NOBODYS_TOKENS = List.of(UUID.randomUUID().toString());

    private final transient Directory directory;
    private final transient BooleanSupplier directoryIsLoaded;
    private final transient SignatureCheck signatures;
    private final transient Events events;
    private final transient RejectedWebhooks rejected;
    private final transient OutcomeLog outcomes;
    private final transient Meters meters;
    private final transient Clock clock;

    WebhookServlet(
            Directory directory,
            BooleanSupplier directoryIsLoaded,
            SignatureCheck signatures,
            Events events,
            RejectedWebhooks rejected,
            OutcomeLog outcomes,
            Meters meters,
            Clock clock) {
        this.directory = directory;
        this.directoryIsLoaded = directoryIsLoaded;
        this.signatures = signatures;
        this.events = events;
        this.rejected = rejected;
        this.outcomes = outcomes;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(each -> each.setPathPattern(request.getServletPath()));
        if (!request.getMethod().equals("POST")) {
            Problem.methodNotAllowed(request, response);
            return;
        }
        meters.received();
        var started = System.nanoTime();
        try {
            take(request, response, started);
        } catch (Refused e) {
            refuse(request, response, started, e);
        } catch (RuntimeException e) {
            refuse(request, response, started, new Refused(Refusal.UNEXPECTED, e));
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response, long started)
            throws Refused, IOException {
        var webhook = ReceivedWebhook.read(request, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var query = parse(webhook.queryBytes());
        var body = parse(webhook.body());
        var account = verify(webhook, body);
        var kind = MessagingWebhook.at(webhook.path());
        var event = kind.event(webhook, account.accountSid(), query, body);
        var kept = keep(kind.key(event), toCloudEvent(event, account, body));

        kind.answer().write(response);
        outcomes.accepted(kind, event, account, kept, millisSince(started));
    }

    private static Form parse(byte[] bytes) throws Refused {
        try {
            return Form.parse(bytes);
        } catch (MalformedForm e) {
            throw new Refused(
                    switch (e.defect()) {
                        case PERCENT_ENCODING -> Refusal.BAD_PERCENT_ENCODING;
                        case UTF_8 -> Refusal.BAD_UTF_8;
                        case TOO_MANY_PARAMETERS -> Refusal.TOO_MANY_PARAMETERS;
                        case JSON, TOO_DEEP -> Refusal.BAD_JSON;
                    });
        }
    }

    /** The account whose token signed it, which is the one it names or none. */
    private Account verify(ReceivedWebhook webhook, Form body) throws Refused {
        if (!directoryIsLoaded.getAsBoolean()) {
            throw new Refused(Refusal.NOT_READY);
        }
        var claimed = body.first("AccountSid");
        var account = claimed == null ? null : directory.account(claimed).orElse(null);
        var tokens = account == null ? NOBODYS_TOKENS : account.signingTokens(webhook.receivedAt());
        var signedFor =
                signatures.signedFor(webhook.signature(), tokens, new SignedRequest.FormPost(webhook.target(), body));
        if (account == null) {
            throw new Refused(Refusal.UNKNOWN_ACCOUNT, claimed, webhook);
        }
        if (signedFor.isEmpty()) {
            throw new Refused(Refusal.BAD_SIGNATURE, claimed, webhook);
        }
        return account;
    }

    private static CloudEvent<TwilioEvent> toCloudEvent(TwilioEvent event, Account account, Form body) {
        var subject = MessagingWebhook.sid(body).orElse(null);
        return new CloudEvent<>(
                event.id(), event.type(), SOURCE, subject, event.receivedAt(), account.tenantId(), event);
    }

    private Kept keep(String key, CloudEvent<TwilioEvent> event) throws Refused {
        var started = System.nanoTime();
        try {
            var kept = events.keep(Topics.TWILIO_MESSAGING, key, event);
            meters.accepted(Duration.ofNanos(System.nanoTime() - started));
            return kept;
        } catch (NotKept e) {
            throw new Refused(Refusal.NOT_KEPT, e.getCause());
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long started, Refused refused)
            throws IOException {
        var refusal = refused.refusal();
        meters.notAccepted(refusal);
        outcomes.notAccepted(
                refusal, request.getServletPath(), refused.account(), refused.getCause(), millisSince(started));
        Problem.write(request, response, refusal);
        var evidence = refused.evidence();
        if (evidence != null) {
            rejected.putAside(evidence, refusal, refused.account());
        }
    }

    private static long millisSince(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }
}
