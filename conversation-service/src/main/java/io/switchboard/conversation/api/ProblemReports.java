package io.switchboard.conversation.api;

import java.io.IOException;
import java.util.Locale;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Writes a problem document for requests that Tomcat rejects before they reach a servlet, such as one whose path is not
 * UTF-8. It repeats nothing of the request.
 */
final class ProblemReports extends ErrorReportValve {

    /** Puts the valve before Tomcat's own, which writes a page. */
    @Configuration(proxyBeanMethods = false)
    static class Server {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
            return factory -> factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemReports()));
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var out = response.getReporter();
            if (out != null) {
                out.write(problem(response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException e) {
            // The client has closed the connection.
        }
    }

    private static String problem(int status) {
        var known = HttpStatus.resolve(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        var slug = known == null
                ? "status-" + status
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "{\"type\":\"https://switchboard.io/problems/%s\",\"title\":\"%s\",\"status\":%d}"
                .formatted(slug, title, status);
    }
}
