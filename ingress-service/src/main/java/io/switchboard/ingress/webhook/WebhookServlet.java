package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.request.WebhookReply;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.telemetry.WebhookLog;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Reads webhooks from HTTP requests, passes them to the {@link WebhookIntake} and writes its replies.
 *
 * <p>A servlet instead of a controller, because it needs the raw request and nothing of what Spring MVC does before.
 */
final class WebhookServlet extends HttpServlet {

    private final transient WebhookIntake intake;
    private final transient ConcurrencyLimit limit;
    private final transient BodyMemory memory;
    private final transient RejectedWebhooks rejectedWebhooks;
    private final transient UnknownSignatures unknownSignatures;
    private final transient WebhookLog log;
    private final transient IngressMeters meters;
    private final transient Clock clock;

    WebhookServlet(
            WebhookIntake intake,
            ConcurrencyLimit limit,
            BodyMemory memory,
            RejectedWebhooks rejectedWebhooks,
            UnknownSignatures unknownSignatures,
            WebhookLog log,
            IngressMeters meters,
            Clock clock) {
        this.intake = intake;
        this.limit = limit;
        this.memory = memory;
        this.rejectedWebhooks = rejectedWebhooks;
        this.unknownSignatures = unknownSignatures;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observation -> observation.setPathPattern(request.getServletPath()));
        var family = WebhookFamilies.at(request.getServletPath());
        if (!family.methods().contains(request.getMethod())) {
            WebhookProblem.methodNotAllowed(request, response, family.methods());
            return;
        }
        meters.received();
        var started = System.nanoTime();
        try (var body = memory.reservation(family.isCall())) {
            process(request, family, body).write(response);
        } catch (WebhookRejected e) {
            reject(request, response, started, e);
        } catch (RuntimeException e) {
            reject(request, response, started, new WebhookRejected(RejectionReason.UNEXPECTED, e));
        }
    }

    private WebhookReply process(HttpServletRequest request, WebhookFamily family, BodyMemory.Reservation body)
            throws WebhookRejected {
        if (WebhookReader.isSigned(request) && !limit.hasPermitFor(family)) {
            return intake.rejectOverload(request.getServletPath());
        }
        var webhook = read(request, body);
        if (webhook == null) {
            return intake.rejectOverload(request.getServletPath());
        }
        try (var permit = limit.acquire(family)) {
            return permit == null ? intake.rejectOverload(webhook.path()) : intake.process(webhook);
        }
    }

    /** Returns null when there is no memory for the body. */
    private @Nullable ReceivedWebhook read(HttpServletRequest request, BodyMemory.Reservation body)
            throws WebhookRejected {
        try {
            return WebhookReader.read(request, clock.instant().truncatedTo(ChronoUnit.MILLIS), body);
        } catch (WebhookRejected e) {
            if (e.reason() == RejectionReason.OVERLOADED) {
                return null;
            }
            throw e;
        }
    }

    private void reject(HttpServletRequest request, HttpServletResponse response, long started, WebhookRejected cause)
            throws IOException {
        var rejection = unknownSignatures.judge(cause, WebhookReader.isLikeTwilio(request), clock.instant());
        var reason = rejection.reason();
        meters.rejected(reason);
        var taken = Duration.ofNanos(System.nanoTime() - started);
        log.rejected(request.getServletPath(), rejection, taken);
        WebhookProblem.write(request, response, reason);
        var evidence = rejection.evidence();
        if (evidence != null) {
            rejectedWebhooks.store(evidence, reason, rejection.account(), taken);
            unknownSignatures.hint(rejection, clock.instant());
        }
    }
}
