package io.switchboard.gateway.status;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code Streams} on a route: adds up the open streams of all instances of notification, and names those that do not answer. */
@Component
final class StreamsGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private static final List<String> SERVICES = List.of(ServiceAddresses.NOTIFICATION);

    private final ServiceQuestions questions;

    StreamsGatewayFilterFactory(ServiceQuestions questions) {
        super(Object.class);
        this.questions = questions;
    }

    /** The open streams of a tenant. */
    record TenantStreams(String tenantId, long streams) {}

    /**
     * An instance that has streams.
     *
     * @param streams its open streams; absent when it sent no figure, and then they are missing in the sums
     */
    @JsonInclude(Include.NON_NULL)
    record StreamInstance(
            String address,
            @JsonProperty("up") boolean isUp,
            @Nullable Long streams,
            @Nullable Instant notReachableSince,
            @Nullable String detail) {

        static StreamInstance of(ServiceAnswer answer) {
            var body = answer.body();
            return new StreamInstance(
                    answer.address(),
                    answer.isReached(),
                    body == null ? null : body.path("total").asLong(),
                    answer.since(),
                    answer.problem());
        }
    }

    /**
     * All open streams.
     *
     * @param isComplete whether each instance sent its figures
     * @param items ordered by tenant; tenants without a stream are left out
     */
    record Streams(
            long total,
            @JsonProperty("complete") boolean isComplete,
            List<TenantStreams> items,
            List<StreamInstance> instances) {

        static Streams of(List<ServiceAnswer> answers) {
            var byTenant = new TreeMap<String, Long>();
            answers.stream()
                    .map(ServiceAnswer::body)
                    .filter(body -> body != null)
                    .flatMap(body -> body.path("items").valueStream())
                    .forEach(tenant ->
                            byTenant.merge(name(tenant), tenant.path("streams").asLong(), Long::sum));
            var instances = answers.stream().map(StreamInstance::of).toList();
            return new Streams(
                    byTenant.values().stream().mapToLong(Long::longValue).sum(),
                    instances.stream().allMatch(instance -> instance.streams() != null),
                    byTenant.entrySet().stream()
                            .map(tenant -> new TenantStreams(tenant.getKey(), tenant.getValue()))
                            .toList(),
                    instances);
        }

        private static String name(JsonNode tenant) {
            return tenant.path("tenantId").asString();
        }
    }

    @Override
    public GatewayFilter apply(Object config) {
        return (exchange, chain) -> questions
                .ask(exchange, SERVICES)
                .flatMap(answers -> CombinedAnswer.write(exchange, Streams.of(answers)));
    }
}
