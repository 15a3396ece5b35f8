package io.switchboard.gateway.console;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the console: its files, and its page at {@code /} and at every address that a browser opens and that belongs to
 * nothing else, such as {@code /inbox/mine}. The page itself finds out what to show there.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleRoutes {

    /** The first segments of the paths that are not the console's. */
    private static final Set<String> OTHERS =
            Set.of("api", "console", "functions", "session", "login", "logout", "oauth2", "actuator");

    private static final CacheControl IMMUTABLE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Bean
    RouterFunction<ServerResponse> console(ConsoleFiles files) {
        return request -> isRead(request.method())
                ? Mono.justOrEmpty(find(files, request)).map(file -> asked -> answer(files, file, asked))
                : Mono.empty();
    }

    private static boolean isRead(HttpMethod method) {
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    private static Optional<ConsoleFile> find(ConsoleFiles files, ServerRequest request) {
        return files.find(request.path()).or(() -> isPage(request) ? files.page() : Optional.empty());
    }

    private static boolean isPage(ServerRequest request) {
        var path = request.path();
        if (OTHERS.contains(path.split("/", 3)[1])) {
            return false;
        }
        var isFile = path.substring(path.lastIndexOf('/')).contains(".");
        return !isFile && request.headers().accept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    private static Mono<ServerResponse> answer(ConsoleFiles files, ConsoleFile file, ServerRequest request) {
        var compressed = acceptsGzip(request) ? file.compressed() : null;
        var answer = ServerResponse.ok()
                .contentType(file.type())
                .cacheControl(files.isImmutable(request.path()) ? IMMUTABLE : CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT_ENCODING);
        if (compressed == null) {
            return answer.eTag(file.tag()).bodyValue(file.content());
        }
        return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .eTag(file.tag() + "-gzip")
                .bodyValue(compressed);
    }

    private static boolean acceptsGzip(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(coding -> coding.matches("gzip(\\s*;\\s*q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?"));
    }
}
