package io.switchboard.gateway.status;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.switchboard.web.access.CallerReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the caller's request to services, all at the same time and with the caller's token, so that each service decides
 * itself what the caller may see. A service that does not answer within the timeout is in the result as silent.
 */
@Component
final class ServiceQuestions {

    private static final int OK = 200;

    private final HttpClient http;
    private final ServiceAddresses addresses;
    private final ServiceContacts contacts = new ServiceContacts(Clock.systemUTC());

    ServiceQuestions(HttpClient http, ServiceAddresses addresses) {
        this.http = http.responseTimeout(addresses.timeout());
        this.addresses = addresses;
    }

    /** Asks each instance of these services, as far as the name in a service's URL has an address for each. */
    Mono<List<ServiceAnswer>> ask(ServerWebExchange exchange, List<String> services) {
        return Flux.fromIterable(services)
                .flatMapSequential(service ->
                        instances(address(service)).flatMapSequential(instance -> ask(exchange, service, instance)))
                .collectList();
    }

    private URI address(String service) {
        return Objects.requireNonNull(addresses.byName().get(service));
    }

    private Mono<ServiceAnswer> ask(ServerWebExchange exchange, String service, URI address) {
        var path = exchange.getRequest().getPath().pathWithinApplication().value();
        var name = address.getAuthority();
        var headers = service.equals(ServiceAddresses.INGRESS)
                ? new HttpHeaders()
                : exchange.getRequest().getHeaders();
        return http.headers(sent -> {
                    copy(headers, HttpHeaders.AUTHORIZATION, sent);
                    copy(headers, CallerReader.TENANT_HEADER, sent);
                })
                .get()
                .uri(address.resolve(path))
                .responseSingle((response, body) ->
                        body.asString().defaultIfEmpty("").map(text -> answer(service, name, response, text)))
                .timeout(addresses.timeout())
                .onErrorResume(failure -> Mono.just(contacts.silent(service, name, "The service does not answer.")));
    }

    private ServiceAnswer answer(String service, String name, HttpClientResponse response, String text) {
        var status = response.status().code();
        if (status != OK) {
            return contacts.refused(service, name, status);
        }
        try {
            return contacts.answered(service, name, JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            return contacts.refused(service, name, status);
        }
    }

    private static void copy(HttpHeaders from, String name, io.netty.handler.codec.http.HttpHeaders to) {
        @Nullable String value = from.getFirst(name);
        if (value != null) {
            to.set(name, value);
        }
    }

    /** Name servers may be slow, so another thread waits for them. */
    private static Flux<URI> instances(URI service) {
        return Mono.fromCallable(() -> resolve(service))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapMany(Flux::fromIterable);
    }

    private static List<URI> resolve(URI service) {
        if (!service.getScheme().equals("http")) {
            // A certificate is for the name.
            return List.of(service);
        }
        try {
            var all = Arrays.stream(InetAddress.getAllByName(service.getHost()))
                    .map(InetAddress::getHostAddress)
                    .filter(address -> !address.contains(":"))
                    .distinct()
                    .sorted()
                    .map(address ->
                            URI.create("http://" + address + (service.getPort() < 0 ? "" : ":" + service.getPort())))
                    .toList();
            return all.isEmpty() ? List.of(service) : all;
        } catch (UnknownHostException e) {
            return List.of(service);
        }
    }
}
