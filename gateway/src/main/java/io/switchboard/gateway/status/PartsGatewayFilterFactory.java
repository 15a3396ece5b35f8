package io.switchboard.gateway.status;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import tools.jackson.databind.JsonNode;

/** {@code Parts} on a route: answers with the report of each instance of each service, and lists those that do not answer. */
@Component
final class PartsGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private static final List<String> SERVICES = List.of(
            ServiceAddresses.INGRESS,
            ServiceAddresses.PROVISIONING,
            ServiceAddresses.CONVERSATION,
            ServiceAddresses.NOTIFICATION);

    private final ServiceQuestions questions;
    private final String dashboardsUrl;

    PartsGatewayFilterFactory(
            ServiceQuestions questions, @Value("${switchboard.dashboards-url}") String dashboardsUrl) {
        super(Object.class);
        Assert.isTrue(dashboardsUrl.matches("(https?://.+)?"), "GATEWAY_DASHBOARDS_URL must be an http or https URL");
        this.questions = questions;
        this.dashboardsUrl = dashboardsUrl;
    }

    /**
     * An instance of a service, with its report.
     *
     * @param notReachableSince when it was first not reachable; absent while it is
     * @param part the report of the instance; absent when it sent none
     */
    @JsonInclude(Include.NON_NULL)
    record ServiceInstance(
            String service,
            String address,
            @JsonProperty("up") boolean isUp,
            @Nullable Instant notReachableSince,
            @Nullable Instant lastReachedAt,
            @Nullable String detail,
            @Nullable JsonNode part) {

        static ServiceInstance of(ServiceAnswer answer) {
            return new ServiceInstance(
                    answer.service(),
                    answer.address(),
                    answer.isReached(),
                    answer.since(),
                    answer.lastReachedAt(),
                    answer.problem(),
                    answer.body());
        }
    }

    /**
     * All instances, by service.
     *
     * @param dashboardsUrl the address of the installation's dashboards; absent when none is configured
     */
    record Parts(
            List<ServiceInstance> items,
            @JsonInclude(Include.NON_EMPTY) String dashboardsUrl) {}

    @Override
    public GatewayFilter apply(Object config) {
        return (exchange, chain) -> questions
                .ask(exchange, SERVICES)
                .flatMap(answers -> CombinedAnswer.write(
                        exchange,
                        new Parts(answers.stream().map(ServiceInstance::of).toList(), dashboardsUrl)));
    }
}
