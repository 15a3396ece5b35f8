package io.switchboard.gateway.console;

import io.switchboard.gateway.console.ConsoleFiles.ConsoleFile;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the console at {@code /}. Browsers revalidate a file on each use and mostly receive 304. */
@Configuration(proxyBeanMethods = false)
class ConsoleRoutes {

    @Bean
    RouterFunction<ServerResponse> console(ConsoleFiles files) {
        return request -> isRead(request.method())
                ? Mono.justOrEmpty(files.find(request.path())).map(file -> ignored -> answer(file))
                : Mono.empty();
    }

    private static boolean isRead(HttpMethod method) {
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    private static Mono<ServerResponse> answer(ConsoleFile file) {
        return ServerResponse.ok()
                .contentType(file.type())
                .cacheControl(CacheControl.noCache())
                .eTag(file.tag())
                .bodyValue(file.content());
    }
}
