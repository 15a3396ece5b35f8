package io.switchboard.emulator.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.emulator.behaviour.CurrentBehaviour;
import org.springframework.stereotype.Component;

/**
 * Decides whether a message that was accepted fails later: on WhatsApp a free text outside the customer's window, and any
 * message to a magic address.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors/63016">Outside the window</a>
 */
@Component
class ExpectedFailure {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int OUTSIDE_WINDOW = 63016;

    /** {@code +150055} and an error code of delivery, for example {@code +15005563018}. */
    private static final Pattern MAGIC = Pattern.compile("\\+150055([36]\\d{4})");

    private final Messages messages;
    private final CurrentBehaviour behaviours;
    private final Clock clock;

    ExpectedFailure(Messages messages, CurrentBehaviour behaviours, Clock clock) {
        this.messages = messages;
        this.behaviours = behaviours;
        this.clock = clock;
    }

    /** The error code with which the message fails; empty when it is delivered. */
    Optional<Integer> of(MessageDraft draft, boolean isFromTemplate) {
        var magic = MAGIC.matcher(draft.to().number());
        if (magic.matches()) {
            return Optional.of(Integer.valueOf(magic.group(1)));
        }
        var needsWindow = draft.to().channel().equals("whatsapp")
                && !isFromTemplate
                && behaviours.current().whatsappWindow();
        return needsWindow && !isInWindow(draft) ? Optional.of(OUTSIDE_WINDOW) : Optional.empty();
    }

    private boolean isInWindow(MessageDraft draft) {
        var begin = clock.instant().minus(WINDOW);
        return messages.messagesOf(draft.to().number()).descendingMap().values().stream()
                .takeWhile(message -> message.dateCreated().isAfter(begin))
                .anyMatch(message ->
                        message.from().equals(draft.to()) && message.to().equals(draft.from()));
    }
}
