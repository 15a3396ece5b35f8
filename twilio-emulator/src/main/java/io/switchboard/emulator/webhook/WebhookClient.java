package io.switchboard.emulator.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
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
import org.springframework.util.LinkedMultiValueMap;
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
                case Exchange.Redirected redirect -> target = redirect.from(target);
                case Exchange.Finished finished -> {
                    return finished.answer();
                }
            }
        }
        return new WebhookAnswer.Broken(11215, "Too many redirects");
    }

    private sealed interface Exchange {
        record Finished(WebhookAnswer answer) implements Exchange {}

        record Redirected(int status, String location) implements Exchange {
            /** Follows the redirect as browsers do: 301, 302 and 303 turn a POST into a GET without its parameters. */
            WebhookTarget from(WebhookTarget target) {
                var next = target.uri().resolve(location);
                var keepsBody = status == 307 || status == 308;
                if (!keepsBody) {
                    return WebhookTarget.of(next.toString(), "GET", new LinkedMultiValueMap<>());
                }
                return target.json() == null
                        ? WebhookTarget.of(next.toString(), target.method(), target.form())
                        : WebhookTarget.ofJson(next.toString(), target.method(), target.json());
            }
        }
    }

    private Exchange send(Call call, WebhookTarget target, long nanosLeft) {
        var headersReceived = new AtomicBoolean();
        var sent = target.hasEmptyQuery()
                ? EmptyQueryRequest.send(request(call, target), target, call.overrides(), headersReceived)
                : sendOverSharedConnections(call, target, headersReceived);
        try {
            return exchange(sent.get(Math.max(nanosLeft, 1), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return finished(headersReceived, new WebhookAnswer.NoResponse("no complete answer within the total time"));
        } catch (ExecutionException e) {
            return finished(headersReceived, failure(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exchange.Finished(new WebhookAnswer.Broken(11200, "The emulator is stopping"));
        }
    }

    private CompletableFuture<Reply> sendOverSharedConnections(
            Call call, WebhookTarget target, AtomicBoolean headersReceived) {
        var client = clients.computeIfAbsent(call.overrides().connectTimeout(), WebhookClient::newClient);
        var response = client.sendAsync(request(call, target), info -> {
            headersReceived.set(true);
            return BodySubscribers.ofString(StandardCharsets.UTF_8);
        });
        var reply = response.thenApply(Reply::of);
        var unused = reply.whenComplete((ignored, failure) -> response.cancel(true));
        return reply;
    }

    /** The reply to a request, from either of the two HTTP clients. */
    record Reply(
            int status, @Nullable String location, @Nullable String contentType, String body) {
        private static Reply of(HttpResponse<String> response) {
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(null),
                    response.headers().firstValue("Content-Type").orElse(null),
                    response.body());
        }
    }

    private static Exchange exchange(Reply reply) {
        var location = reply.location();
        if (reply.status() >= 300 && reply.status() < 400 && location != null && !location.isEmpty()) {
            return new Exchange.Redirected(reply.status(), location);
        }
        return new Exchange.Finished(new WebhookAnswer.Response(reply.status(), reply.contentType(), reply.body()));
    }

    private static Exchange finished(AtomicBoolean headersReceived, WebhookAnswer failure) {
        return new Exchange.Finished(
                headersReceived.get() ? new WebhookAnswer.Broken(11200, "The answer stopped half-way") : failure);
    }

    private static WebhookAnswer failure(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException ignored -> new WebhookAnswer.NotConnected("connect timeout");
            case HttpTimeoutException ignored -> new WebhookAnswer.NoResponse("read timeout");
            case SocketTimeoutException ignored -> new WebhookAnswer.NoResponse("read timeout");
            case ConnectException e -> new WebhookAnswer.NotConnected(String.valueOf(e.getMessage()));
            case IOException e -> new WebhookAnswer.NoResponse("connection lost: " + e.getMessage());
            default -> new WebhookAnswer.Broken(11200, "HTTP retrieval failure: " + cause);
        };
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
