package io.switchboard.benchmarks.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Writes texts and statuses to {@code twilio.messaging}, as the ingress writes what Twilio sends. */
final class TwilioRecords implements AutoCloseable {

    private static final List<String> STATUSES = List.of("sent", "delivered");

    private final JsonMapper json = new JsonMapper();
    private final Producer<String, byte[]> producer;

    TwilioRecords(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5, "batch.size", 1 << 18);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Writes one text of each sample. */
    void texts(List<SampleText> samples) {
        for (var sample : samples) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("MessageSid", sample.sid());
            parameters.put("SmsMessageSid", sample.sid());
            parameters.put("SmsStatus", "received");
            parameters.put("NumMedia", "0");
            parameters.put("NumSegments", "1");
            parameters.put("AccountSid", sample.account());
            parameters.put("ApiVersion", "2010-04-01");
            parameters.put("From", sample.theirs());
            parameters.put("To", sample.ours());
            parameters.put("FromCountry", "US");
            parameters.put("ToCountry", "US");
            parameters.put("Body", sample.body());
            write(sample, TwilioEventType.INBOUND_MESSAGE, sample.sid(), "/api/webhooks/sms", parameters);
        }
        producer.flush();
    }

    /** Writes the statuses of each sample, whose message is stored already, so that those of one are that far apart. */
    void statuses(List<SampleText> samples, int apart) {
        for (var from = 0; from < samples.size(); from += apart) {
            for (var status : STATUSES) {
                samples.subList(from, Math.min(samples.size(), from + apart)).forEach(sample -> write(sample, status));
            }
        }
        producer.flush();
    }

    static int statusesPerMessage() {
        return STATUSES.size();
    }

    static List<String> statusWords() {
        return STATUSES;
    }

    @Override
    public void close() {
        producer.close();
    }

    private void write(SampleText sample, String status) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("MessageSid", sample.sid());
        parameters.put("SmsSid", sample.sid());
        parameters.put("MessageStatus", status);
        parameters.put("SmsStatus", status);
        parameters.put("AccountSid", sample.account());
        parameters.put("ApiVersion", "2010-04-01");
        parameters.put("From", sample.ours());
        parameters.put("To", sample.theirs());
        var id = sample.sid() + "/" + status;
        write(sample, TwilioEventType.ofMessageStatus(status), id, "/api/webhooks/status", parameters);
    }

    private void write(SampleText sample, String type, String id, String path, Map<String, String> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, value) -> values.put(name, new ArrayList<>(List.of(value))));
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var data = new TwilioEvent(id, type, sample.account(), at, path, Map.of(), values);
        var event = new CloudEvent<TwilioEvent>(
                id,
                type,
                "/ingress-service/accounts/" + sample.account(),
                sample.sid(),
                at,
                sample.tenant(),
                "00-" + sample.sid().substring(2) + "-0000000000000001-00",
                null,
                data);
        var record = new ProducerRecord<String, byte[]>(
                Topics.TWILIO_MESSAGING.name(),
                Topics.pairKey(sample.ours(), sample.theirs()),
                json.writeValueAsBytes(data));
        event.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        var unused = producer.send(record);
    }
}
