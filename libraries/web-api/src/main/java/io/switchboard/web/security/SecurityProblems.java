package io.switchboard.web.security;

import java.io.IOException;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.access.RequestForbidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Writes problems for requests without a valid token, status 401, and for those that no rule allows, status 403. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** The challenge with only what RFC 6750 requires: Spring's own would name this service's address. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                failure instanceof OAuth2AuthenticationException ? "Bearer error=\"invalid_token\"" : "Bearer");
        ProblemResponse.write(request, response, ApiProblem.unauthenticated());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
        ProblemResponse.write(
                request,
                response,
                failure instanceof RequestForbidden refused
                        ? refused.problem()
                        : ApiProblem.forbidden("forbidden", "No caller may send this request."));
    }
}
