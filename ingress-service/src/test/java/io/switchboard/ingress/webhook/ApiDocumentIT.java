package io.switchboard.ingress.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.switchboard.apidocument.ApiDocuments;
import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApiDocumentIT extends RunningIngress {

    ApiDocumentIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        super(port, managementPort);
    }

    @Test
    void thePublishedDocumentIsThatOfTheCode(@Autowired ApiDocuments documents) {
        var document = documents.read();
        for (var path : WebhookFamilies.allPaths()) {
            var methods = document.withObject("paths").putObject(path);
            for (var method : WebhookFamilies.at(path).methods()) {
                describe(
                        methods.putObject(method.toLowerCase(Locale.ROOT)),
                        method,
                        path,
                        WebhookFamilies.at(path),
                        documents.texts().get("webhooks"));
            }
        }

        documents.assertPublished("ingress-service", document);
    }

    private static void describe(
            ObjectNode operation, String method, String path, WebhookFamily family, JsonNode texts) {
        var text = Objects.requireNonNull(texts.get(family.label()), family.label());
        operation.put("operationId", operationId(method, path));
        operation.set("summary", text.get("summary"));
        operation.putArray("tags").add(family.topic().name().replace("twilio.", ""));
        operation.putArray("security").addObject().putArray("twilioSignature");
        var form = "#/components/schemas/" + text.get("form").asString();
        if (method.equals("GET")) {
            var parameters = operation.putArray("parameters").addObject();
            parameters
                    .put("name", "parameters")
                    .put("in", "query")
                    .put("style", "form")
                    .put("explode", true);
            parameters.put("description", "The parameters, each by its own name.");
            parameters.putObject("schema").put("$ref", form);
        } else {
            var content =
                    operation.putObject("requestBody").put("required", true).putObject("content");
            content.putObject("application/x-www-form-urlencoded")
                    .putObject("schema")
                    .put("$ref", form);
            content.putObject("application/json").putObject("schema").put("$ref", form);
        }
        answer(operation.putObject("responses"), family.reply());
        problems(operation.putObject("problems"), method);
    }

    private static void answer(ObjectNode responses, @Nullable WebhookReply reply) {
        if (reply == null || reply.equals(WebhookReply.EMPTY_TWIML)) {
            var description = reply == null ? "The TwiML that continues the call." : "An empty TwiML document.";
            responses
                    .putObject("200")
                    .put("description", description)
                    .putObject("content")
                    .putObject("text/xml");
        } else if (reply.status() == HttpStatus.NO_CONTENT.value()) {
            responses.putObject("204").put("description", "The event is published.");
        } else {
            var content =
                    responses.putObject("200").put("description", "An empty object, which lets the event happen.");
            content.putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("type", "object");
        }
    }

    private static void problems(ObjectNode problems, String method) {
        var byStatus = Arrays.stream(RejectionReason.values())
                .filter(reason -> !reason.status().equals(HttpStatus.INTERNAL_SERVER_ERROR))
                .filter(reason -> !method.equals("GET") || reason != RejectionReason.UNSUPPORTED_CONTENT_TYPE)
                .collect(Collectors.groupingBy(
                        reason -> reason.status().value(),
                        Collectors.mapping(RejectionReason::problemType, Collectors.toCollection(TreeSet::new))));
        byStatus.computeIfAbsent(HttpStatus.BAD_REQUEST.value(), status -> new TreeSet<>())
                .add("bad-request");
        byStatus.computeIfAbsent(HttpStatus.SERVICE_UNAVAILABLE.value(), status -> new TreeSet<>())
                .add("service-unavailable");
        byStatus.forEach((status, types) -> types.forEach(problems.putArray(status.toString())::add));
    }

    /** {@code POST /api/webhooks/voice/status} is {@code postWebhooksVoiceStatus}. */
    private static String operationId(String method, String path) {
        return method.toLowerCase(Locale.ROOT)
                + Arrays.stream(path.split("[^A-Za-z0-9]+"))
                        .filter(word -> !word.equals("api"))
                        .map(StringUtils::capitalize)
                        .collect(Collectors.joining());
    }
}
