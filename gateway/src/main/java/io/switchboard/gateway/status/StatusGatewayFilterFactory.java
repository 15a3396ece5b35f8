package io.switchboard.gateway.status;

import java.time.Clock;
import java.util.List;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;

/** {@code Status} on a route: answers with the combined status of the services, as the caller's tenant may see it. */
@Component
final class StatusGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private static final List<String> SERVICES =
            List.of(ServiceAddresses.INGRESS, ServiceAddresses.CONVERSATION, ServiceAddresses.NOTIFICATION);

    private final ServiceQuestions questions;
    private final Clock clock = Clock.systemUTC();

    StatusGatewayFilterFactory(ServiceQuestions questions) {
        super(Object.class);
        this.questions = questions;
    }

    @Override
    public GatewayFilter apply(Object config) {
        return (exchange, chain) -> questions
                .ask(exchange, SERVICES)
                .flatMap(answers -> CombinedAnswer.write(exchange, ComposedStatus.of(answers, clock)));
    }
}
