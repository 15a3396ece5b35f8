package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.request.BodyMemory;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookProblem;
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
 * HTTP in front of the {@link WebhookIntake}: what it takes is read here, what it says is written here.
 *
 * <p>A servlet rather than a controller, because it wants the request raw and does not need what Spring MVC would do to
 * it first.
 */
final class WebhookServlet extends HttpServlet {

    private final transient WebhookIntake intake;
    private final transient ConcurrencyLimit places;
    private final transient BodyMemory memory;
    private final transient RejectedWebhooks rejected;
    private final transient WebhookLog outcomes;
    private final transient IngressMeters meters;
    private final transient Clock clock;

    WebhookServlet(
            WebhookIntake intake,
            ConcurrencyLimit places,
            BodyMemory memory,
            RejectedWebhooks rejected,
            WebhookLog outcomes,
            IngressMeters meters,
            Clock clock) {
        this.intake = intake;
        this.places = places;
        this.memory = memory;
        this.rejected = rejected;
        this.outcomes = outcomes;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(each -> each.setPathPattern(request.getServletPath()));
        var family = WebhookFamily.at(request.getServletPath());
        if (!family.methods().contains(request.getMethod())) {
            WebhookProblem.methodNotAllowed(request, response, family.methods());
            return;
        }
        meters.received();
        var started = System.nanoTime();
        try (var body = memory.reservation(family.isCall())) {
            take(request, family, body).write(response);
        } catch (WebhookRejected e) {
            refuse(request, response, started, e);
        } catch (RuntimeException e) {
            refuse(request, response, started, new WebhookRejected(RejectionReason.UNEXPECTED, e));
        }
    }

    private WebhookReply take(HttpServletRequest request, WebhookFamily family, BodyMemory.Reservation body)
            throws WebhookRejected {
        if (ReceivedWebhook.isSigned(request) && !places.areLeftFor(family)) {
            return intake.turnAway(request.getServletPath());
        }
        var webhook = received(request, body);
        if (webhook == null) {
            return intake.turnAway(request.getServletPath());
        }
        try (var place = places.take(family)) {
            return place == null ? intake.turnAway(webhook.path()) : intake.take(webhook);
        }
    }

    /** Null where there is no memory for it. */
    private @Nullable ReceivedWebhook received(HttpServletRequest request, BodyMemory.Reservation body)
            throws WebhookRejected {
        try {
            return ReceivedWebhook.read(request, clock.instant().truncatedTo(ChronoUnit.MILLIS), body);
        } catch (WebhookRejected e) {
            if (e.refusal() == RejectionReason.OVERLOADED) {
                return null;
            }
            throw e;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long started, WebhookRejected refused)
            throws IOException {
        var refusal = refused.refusal();
        meters.notAccepted(refusal);
        outcomes.notAccepted(
                refusal,
                request.getServletPath(),
                refused.account(),
                refused.parameter(),
                refused.getCause(),
                Duration.ofNanos(System.nanoTime() - started));
        WebhookProblem.write(request, response, refusal);
        var evidence = refused.evidence();
        if (evidence != null) {
            rejected.putAside(evidence, refusal, refused.account());
        }
    }
}
