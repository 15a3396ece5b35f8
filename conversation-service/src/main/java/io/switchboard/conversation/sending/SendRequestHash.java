package io.switchboard.conversation.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.switchboard.events.SendMessage;
import io.switchboard.web.RequestHash;
import org.jspecify.annotations.Nullable;

/** Computes the hash of a request to send, which distinguishes it from another request with the same key. */
final class SendRequestHash {

    private SendRequestHash() {}

    /** Returns the hash of all that the client has asked for. */
    static String of(SendMessage command) {
        var content = new ArrayList<Object>(
                List.of(command.channel(), command.from(), command.to(), command.body(), command.mediaUrls()));
        var variables = command.contentVariables();
        Stream.of(
                        part("mediaIds", command.mediaIds()),
                        part("contentSid", command.contentSid()),
                        part("contentVariables", variables == null ? null : new TreeMap<>(variables)),
                        part("templateId", command.templateId()),
                        part("sendAt", command.sendAt()),
                        part("retryOf", command.retryOf()))
                .flatMap(Optional::stream)
                .forEach(content::add);
        return RequestHash.of(content);
    }

    private static Optional<String> part(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(present -> name + "=" + present);
    }
}
