package io.switchboard.benchmarks.ingress.inside;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Writes the unchanged body to Kafka with the ingress' own producer, and answers once all in-sync replicas have it. It
 * is in front of all filters, checks nothing and logs nothing.
 */
final class KeptEcho extends ValveBase {

    private final String path;
    private final String topic;
    private final KafkaTemplate<Object, Object> kafka;

    KeptEcho(String path, String topic, KafkaTemplate<Object, Object> kafka) {
        super(true);
        this.path = path;
        this.topic = topic;
        this.kafka = kafka;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getRequestURI().equals(path)) {
            var body = request.getInputStream().readAllBytes();
            keep(request.getHeader("X-Twilio-Signature"), body);
            EchoServlet.answer(response, body);
        } else {
            getNext().invoke(request, response);
        }
    }

    /** Writes the body under the signature, which differs each time, so that records spread over partitions as events do. */
    private void keep(String signature, byte[] body) throws ServletException {
        try {
            kafka.send(topic, signature, body).get();
        } catch (ExecutionException e) {
            throw new ServletException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
    }
}
