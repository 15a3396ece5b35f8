package io.switchboard.gateway.proxy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

class JobOwnerTests {

    private static final URI FIRST = URI.create("http://first:1");
    private static final URI OTHER = URI.create("http://other:2");
    private static final URI THIRD = URI.create("http://third:3");

    private final List<URI> asked = new ArrayList<>();

    @Test
    void aJobOfTheFirstServiceIsNotAskedElsewhere() {
        assertThat(statusWith(Set.of(FIRST))).isEqualTo(HttpStatus.OK);
        assertThat(asked).containsExactly(FIRST);
    }

    @Test
    void aJobOfTheOtherServiceIsAnsweredByIt() {
        assertThat(statusWith(Set.of(OTHER))).isEqualTo(HttpStatus.OK);
        assertThat(asked).containsExactly(FIRST, OTHER);
    }

    @Test
    void aJobOfTheThirdServiceIsAnsweredByIt() {
        assertThat(statusWith(Set.of(THIRD))).isEqualTo(HttpStatus.OK);
        assertThat(asked).containsExactly(FIRST, OTHER, THIRD);
    }

    @Test
    void aJobThatNoneHasIsAnsweredByTheFirst() {
        assertThat(statusWith(Set.of())).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(asked).containsExactly(FIRST, OTHER, THIRD, FIRST);
    }

    private @Nullable HttpStatusCode statusWith(Set<URI> owners) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/jobs/1"));
        exchange.getAttributes()
                .put(
                        GATEWAY_ROUTE_ATTR,
                        Route.async()
                                .id("jobs")
                                .uri(FIRST)
                                .predicate(ignored -> true)
                                .build());
        var config = new JobOwnerGatewayFilterFactory.Config();
        config.setUris(List.of(OTHER.toString(), THIRD.toString()));

        new JobOwnerGatewayFilterFactory()
                .apply(config)
                .filter(exchange, sent -> answer(sent, owners))
                .block();
        return exchange.getResponse().getStatusCode();
    }

    private Mono<Void> answer(ServerWebExchange exchange, Set<URI> owners) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        asked.add(route.getUri());
        exchange.getResponse().setStatusCode(owners.contains(route.getUri()) ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        return Mono.empty();
    }
}
