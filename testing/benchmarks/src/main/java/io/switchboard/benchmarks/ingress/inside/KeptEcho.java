package io.switchboard.benchmarks.ingress.inside;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Writes the body to Kafka as it came, by the ingress' own producer, and answers once all in-sync replicas have it; in
 * front of all filters, nothing checked, nothing logged.
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
            byte[] body = request.getInputStream().readAllBytes();
            keep(request.getHeader("X-Twilio-Signature"), body);
            EchoServlet.answer(response, body);
        } else {
            getNext().invoke(request, response);
        }
    }

    /** The signature is never the same, so that records spread over the partitions as events do. */
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
