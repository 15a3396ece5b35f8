package io.switchboard.emulator.webhook;

import org.jspecify.annotations.Nullable;

/** How a webhook's receiver answered one request, or why it did not. */
public sealed interface WebhookAnswer {
    /** Twilio's error code, or 0 when the receiver answered 2xx. */
    int errorCode();

    /** What went wrong, or null when the receiver answered 2xx. */
    @Nullable
    String error();

    /** What the receiver said, or null when it said nothing. */
    default @Nullable Response response() {
        return null;
    }

    /** An answer of any status. */
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

    /** Not even sent, see the behaviour. */
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

    /** Answered, but not with what Twilio can use; the fallback URL is asked, nothing is repeated. */
    record Misunderstood(Response response, int errorCode, String reason) implements WebhookAnswer {
        @Override
        public String error() {
            return errorCode + " " + reason;
        }
    }

    /** No connection: refused, unreachable or too slow. The receiver has seen nothing. */
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

    /** Connected, but no answer in time or the connection was lost before one. The receiver may have acted. */
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

    /** No sense in trying again: an impossible URL, too many redirects, an answer that stopped half-way. */
    record Broken(int errorCode, String reason) implements WebhookAnswer {
        @Override
        public String error() {
            return errorCode + " " + reason;
        }
    }
}
