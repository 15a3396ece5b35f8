package io.switchboard.gateway.preference;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks provisioning for the preferences of a member. A session does not depend on them: they are absent when provisioning does
 * not answer in a short time, and for those who are no members.
 */
@Component
public final class OwnPreferences {

    private static final Logger log = LoggerFactory.getLogger(OwnPreferences.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final HttpClient http;
    private final URI profile;
    private final Duration timeout;

    @Autowired
    OwnPreferences(HttpClient http, @Value("${switchboard.services.provisioning}") URI provisioning) {
        this(http, provisioning, TIMEOUT);
    }

    OwnPreferences(HttpClient http, URI provisioning, Duration timeout) {
        this.http = http.responseTimeout(timeout);
        this.profile = provisioning.resolve("/api/members/me");
        this.timeout = timeout;
    }

    /** Returns the preferences of the person with this access token; empty when they are not known. */
    public Mono<Map<String, Object>> of(String accessToken) {
        return http.headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + accessToken))
                .get()
                .uri(profile)
                .responseSingle(OwnPreferences::read)
                .timeout(timeout)
                .doOnError(failure ->
                        log.atDebug().addKeyValue("reason", failure.toString()).log("preferences not known"))
                .onErrorComplete();
    }

    private static Mono<Map<String, Object>> read(HttpClientResponse response, ByteBufMono body) {
        return response.status().code() == OK ? body.asString().map(OwnPreferences::preferences) : Mono.empty();
    }

    private static Map<String, Object> preferences(String profile) {
        var json = JsonMapper.shared().readTree(profile).path("preferences");
        return json.isObject() ? JsonMapper.shared().convertValue(json, FIELDS) : Map.of();
    }
}
