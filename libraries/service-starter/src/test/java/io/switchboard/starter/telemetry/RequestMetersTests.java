package io.switchboard.starter.telemetry;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks Spring's filter that observes all services, and its names for unknown values. */
class RequestMetersTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void madeUpMethodsPathsAndHeadersMakeNoNewSeries() throws Exception {
        var observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        var filter = new ServerHttpObservationFilter(observations);

        for (int i = 0; i < 100; i++) {
            var request = new MockHttpServletRequest("MADEUP" + i, "/made-up/" + i);
            request.addHeader("Host", "made-up-" + i);
            filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        }

        assertThat(meters.find("http.server.requests").timers()).hasSize(1);
        assertThat(meters.find("http.server.requests").timer())
                .extracting(timer -> timer.getId().getTag("method"))
                .isEqualTo("UNKNOWN");
    }
}
