package io.switchboard.emulator.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

/** Makes one signed request, follows redirects and returns the result. Never throws for a fault of the receiver. */
@Component
class WebhookClient {
    private static final int MOST_REDIRECTS = 10;

    static {
        // The client must not retry on its own: WebhookDispatcher makes and counts the retries.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        // Shorter than the usual server's keep-alive, so that a connection is not reused while it is being closed.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }

    /** The clients by connect timeout, which belongs to a client and not to a request. */
    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

    /** The values that all attempts and redirects of one delivery share. */
    record Call(Webhook webhook, String authToken, @Nullable String idempotencyToken, ConnectionOverrides overrides) {}

    WebhookAnswer call(Call call, Duration remaining) {
        var webhook = call.webhook();
        try {
            var target = webhook.isJson()
                    ? WebhookTarget.ofJson(webhook.url(), webhook.method(), json(webhook.parameters()))
                    : WebhookTarget.of(webhook.url(), webhook.method(), webhook.parameters());
            return follow(call, target, System.nanoTime() + remaining.toNanos());
        } catch (IllegalArgumentException e) {
            return new WebhookAnswer.Broken(11100, "Invalid URL: " + e.getMessage());
        }
    }

    /** Writes the parameters as a JSON object, a repeated one as a list. */
    private static String json(MultiValueMap<String, String> parameters) {
        var members = new LinkedHashMap<String, Object>();
        parameters.forEach((name, values) -> members.put(name, values.size() == 1 ? values.getFirst() : values));
        return JsonMapper.shared().writeValueAsString(members);
    }

    private WebhookAnswer follow(Call call, WebhookTarget first, long deadline) {
        var target = first;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            switch (send(call, target, deadline - System.nanoTime())) {
                case WebhookExchange.Redirected redirect -> target = redirect.from(target);
                case WebhookExchange.Finished finished -> {
                    return finished.answer();
                }
            }
        }
        return new WebhookAnswer.Broken(11215, "Too many redirects");
    }

    private WebhookExchange send(Call call, WebhookTarget target, long nanosLeft) {
        var headersReceived = new AtomicBoolean();
        var sent = target.hasEmptyQuery()
                ? EmptyQueryRequest.send(request(call, target), target, call.overrides(), headersReceived)
                : sendOverSharedConnections(call, target, headersReceived);
        try {
            return WebhookExchange.of(sent.get(Math.max(nanosLeft, 1), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return WebhookExchange.failed(
                    headersReceived, new WebhookAnswer.NoResponse("no complete answer within the total time"));
        } catch (ExecutionException e) {
            return WebhookExchange.failed(headersReceived, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WebhookExchange.Finished(new WebhookAnswer.Broken(11200, "The emulator is stopping"));
        }
    }

    private CompletableFuture<WebhookReply> sendOverSharedConnections(
            Call call, WebhookTarget target, AtomicBoolean headersReceived) {
        var client = clients.computeIfAbsent(call.overrides().connectTimeout(), WebhookClient::newClient);
        var response = client.sendAsync(request(call, target), info -> {
            headersReceived.set(true);
            return BodySubscribers.ofString(StandardCharsets.UTF_8);
        });
        var reply = response.thenApply(WebhookReply::of);
        var unused = reply.whenComplete((ignored, failure) -> response.cancel(true));
        return reply;
    }

    private static HttpRequest request(Call call, WebhookTarget target) {
        var request = HttpRequest.newBuilder(target.uri())
                .timeout(call.overrides().readTimeout())
                .header("User-Agent", "TwilioProxy/1.1")
                .header("Accept", "*/*")
                .header("X-Home-Region", "us1")
                .header("X-Twilio-Signature", target.signature(call.webhook().kind(), call.authToken()));
        if (call.idempotencyToken() != null) {
            request.header("I-Twilio-Idempotency-Token", call.idempotencyToken());
        }
        return target.method().equals("GET")
                ? request.GET().build()
                : request.header("Content-Type", target.contentType())
                        .method(target.method(), BodyPublishers.ofString(target.body()))
                        .build();
    }

    private static HttpClient newClient(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(Thread::startVirtualThread)
                .build();
    }
}
