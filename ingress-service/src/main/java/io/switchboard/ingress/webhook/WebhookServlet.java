package io.switchboard.ingress.webhook;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * HTTP in front of the {@link WebhookIntake}: what it takes is read here, what it says is written here.
 *
 * <p>A servlet rather than a controller, because it wants the request raw and does not need what Spring MVC would do to
 * it first.
 */
final class WebhookServlet extends HttpServlet {

    private final transient WebhookIntake intake;
    private final transient Places places;
    private final transient RejectedWebhooks rejected;
    private final transient OutcomeLog outcomes;
    private final transient Meters meters;
    private final transient Clock clock;

    WebhookServlet(
            WebhookIntake intake,
            Places places,
            RejectedWebhooks rejected,
            OutcomeLog outcomes,
            Meters meters,
            Clock clock) {
        this.intake = intake;
        this.places = places;
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
            Problem.methodNotAllowed(request, response, family.methods());
            return;
        }
        meters.received();
        var started = System.nanoTime();
        try {
            take(request, family).write(response);
        } catch (Refused e) {
            refuse(request, response, started, e);
        } catch (RuntimeException e) {
            refuse(request, response, started, new Refused(Refusal.UNEXPECTED, e));
        }
    }

    private Reply take(HttpServletRequest request, WebhookFamily family) throws Refused {
        if (ReceivedWebhook.isSigned(request) && !places.areLeftFor(family)) {
            return intake.turnAway(request.getServletPath());
        }
        var webhook = ReceivedWebhook.read(request, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try (var place = places.take(family)) {
            return place == null ? intake.turnAway(webhook.path()) : intake.take(webhook);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, long started, Refused refused)
            throws IOException {
        var refusal = refused.refusal();
        meters.notAccepted(refusal);
        outcomes.notAccepted(
                refusal,
                request.getServletPath(),
                refused.account(),
                refused.getCause(),
                Duration.ofNanos(System.nanoTime() - started));
        Problem.write(request, response, refusal);
        var evidence = refused.evidence();
        if (evidence != null) {
            rejected.putAside(evidence, refusal, refused.account());
        }
    }
}
