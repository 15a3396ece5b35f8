package io.switchboard.emulator.webhook;

import org.jspecify.annotations.Nullable;

/** The answer of a webhook's receiver to one request, or the reason why there is none. */
public sealed interface WebhookAnswer {
    /** Twilio's error code, or 0 when the receiver answered 2xx. */
    int errorCode();

    /** The error, or null when the receiver answered 2xx. */
    @Nullable
    String error();

    /** The receiver's response, or null when there was none. */
    default @Nullable Response response() {
        return null;
    }

    /** A response of any status. */
    record Response(int status, @Nullable String contentType, String body) implements WebhookAnswer {
        @Override
        public Response response() {
            return this;
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        boolean isClientError() {
            return status >= 400 && status < 500;
        }

        boolean isServerError() {
            return status >= 500;
        }

        @Override
        public int errorCode() {
            return isSuccess() ? 0 : 11200;
        }

        @Override
        public @Nullable String error() {
            return isSuccess() ? null : "11200 HTTP retrieval failure: the answer was " + status;
        }
    }

    /** The request was not sent, because the behaviour drops the webhook. */
    record Dropped() implements WebhookAnswer {
        @Override
        public int errorCode() {
            return 0;
        }

        @Override
        public String error() {
            return "dropped on purpose, see /control/behaviour";
        }
    }

    /** The response is not usable by Twilio; the fallback URL is called, and the request is not retried. */
    record Misunderstood(Response response, int errorCode, String reason) implements WebhookAnswer {
        @Override
        public String error() {
            return errorCode + " " + reason;
        }
    }

    /** The connection failed: refused, unreachable or too slow. The receiver has not seen the request. */
    record NotConnected(String reason) implements WebhookAnswer {
        @Override
        public int errorCode() {
            return 11205;
        }

        @Override
        public String error() {
            return "11205 HTTP connection failure: " + reason;
        }
    }

    /** The answer timed out, or the connection was lost before it. The receiver may have processed the request. */
    record NoResponse(String reason) implements WebhookAnswer {
        @Override
        public int errorCode() {
            return 11200;
        }

        @Override
        public String error() {
            return "11200 HTTP retrieval failure: " + reason;
        }
    }

    /** A failure that no retry can repair: an impossible URL, too many redirects, an answer that stopped half-way. */
    record Broken(int errorCode, String reason) implements WebhookAnswer {
        @Override
        public String error() {
            return errorCode + " " + reason;
        }
    }
}
