package io.switchboard.gateway.reference;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;

/** Serves the API reference at {@code /api/docs}, and the documents that it shows below that. */
@Configuration(proxyBeanMethods = false)
class ReferenceRoutes {

    private static final ClassPathResource PAGE = new ClassPathResource("api-docs/index.html");
    private static final ClassPathResource FILES = new ClassPathResource("api-docs/");

    /** The policy of the other pages but for trusted types, which Swagger UI does not know. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static final Duration LIBRARIES_FRESH = Duration.ofDays(1);

    @Bean
    RouterFunction<ServerResponse> reference() {
        return RouterFunctions.route()
                .resource(path("/api/docs").or(path("/api/docs/")), PAGE, ReferenceRoutes::cache)
                .resources("/api/docs/**", FILES, ReferenceRoutes::cache)
                // The gateway would route any other path below /api to a service.
                .route(path("/api/docs/**"), request -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .build();
    }

    /** Sets the policy, and makes browsers fetch documents on each use but cache the large libraries. */
    private static void cache(Resource file, HttpHeaders headers) {
        var name = String.valueOf(file.getFilename());
        var isLibrary = name.startsWith("swagger-ui") || name.startsWith("js-yaml");
        if (name.endsWith(".yaml")) {
            headers.setContentType(MediaType.APPLICATION_YAML);
        }
        headers.set("Content-Security-Policy", POLICY);
        headers.setCacheControl(isLibrary ? CacheControl.maxAge(LIBRARIES_FRESH) : CacheControl.noCache());
    }
}
