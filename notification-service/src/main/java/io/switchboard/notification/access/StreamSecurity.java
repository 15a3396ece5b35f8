package io.switchboard.notification.access;

import io.switchboard.notification.socket.WebSocketHandshake;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets requests for a WebSocket pass whose ticket is their permission, which {@link StreamCallers} checks. All others need
 * a token, which a browser's script can only offer as a subprotocol.
 */
@Configuration(proxyBeanMethods = false)
class StreamSecurity {

    @Bean
    BearerTokenResolver bearerTokenResolver() {
        return new SubprotocolToken();
    }

    @Bean
    @Order(0)
    SecurityFilterChain ticketSecurity(HttpSecurity http) {
        return http.securityMatcher(StreamSecurity::hasTicket)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2ResourceServer(bearer -> bearer.jwt(jwt -> {}))
                .build();
    }

    private static boolean hasTicket(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name())
                && request.getRequestURI().equals("/api/stream")
                && WebSocketHandshake.isAskedFor(request)
                && request.getParameter("ticket") != null;
    }
}
