package io.switchboard.conversation.upload;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Passes uploads on to Spring's servlet. Tomcat parses multipart bodies by the servlet that a path belongs to: of any other
 * path it parses none, so that a broken one cannot fail a request that does not need it.
 */
final class UploadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient DispatcherServlet dispatcher;

    UploadServlet(DispatcherServlet dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        dispatcher.service(request, response);
    }
}
