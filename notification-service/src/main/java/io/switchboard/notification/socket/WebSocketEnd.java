package io.switchboard.notification.socket;

import io.switchboard.notification.stream.OpenStream.EndReason;
import io.switchboard.notification.stream.StreamRejected;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;

/** The reasons for which the service closes a WebSocket, each with its close code. After each but two a client may resume. */
public enum WebSocketEnd {
    /** The token that allowed the stream has expired; another one is needed. */
    TOKEN_ENDED(4401, "token ended"),
    /** The ticket opens no stream; another one is needed. */
    REFUSED(4403, "ticket refused"),
    TOO_SLOW(4408, "too slow"),
    TOO_MANY(4429, "too many streams"),
    MESSAGE_TOO_BIG(1009, "message too big"),
    /** The client sends messages although nothing reads them. */
    MESSAGES_UNWANTED(1008, "too many messages"),
    RESTART(1012, "resume"),
    TRY_AGAIN_LATER(1013, "try again later"),
    GOING_AWAY(1001, "going away"),
    FAILED(1011, "failed");

    private final int code;
    private final String reason;

    WebSocketEnd(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    static WebSocketEnd of(EndReason reason) {
        return switch (reason) {
            case TOKEN_EXPIRED -> TOKEN_ENDED;
            case TOO_SLOW -> TOO_SLOW;
            case TOPIC_CHANGED -> RESTART;
            case RESUME_FAILED -> TRY_AGAIN_LATER;
            case CLIENT_GONE, SHUTDOWN -> GOING_AWAY;
            case FAILED -> FAILED;
        };
    }

    static WebSocketEnd of(StreamRejected rejected) {
        return rejected.reason() == StreamRejected.Reason.TOO_MANY_OF_TENANT ? TOO_MANY : TRY_AGAIN_LATER;
    }

    CloseReason closeReason() {
        return new CloseReason(CloseCodes.getCloseCode(code), reason);
    }
}
