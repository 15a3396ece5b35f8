package io.switchboard.emulator.message;

import java.time.Instant;
import java.util.List;

import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.ControlApi.Created;
import io.switchboard.emulator.problem.InvalidField;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Sends customers' texts and shows the messages of their phones. */
@ControlApi
class CustomerTextsController {
    private final InboundTexts inbox;
    private final Messages messages;

    CustomerTextsController(InboundTexts inbox, Messages messages) {
        this.inbox = inbox;
        this.messages = messages;
    }

    @PostMapping("/texts")
    @ResponseStatus(HttpStatus.CREATED)
    Created text(@RequestBody IncomingText text) {
        var baseUrl = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new Created(inbox.receive(text, baseUrl).sid());
    }

    record Phone(List<PhoneMessage> messages) {}

    record PhoneMessage(
            String sid,
            String from,
            String to,
            String body,
            String direction,
            String status,
            List<String> mediaUrls,
            Instant dateCreated) {

        static PhoneMessage of(Message message) {
            return new PhoneMessage(
                    message.sid(),
                    message.from().toString(),
                    message.to().toString(),
                    message.body(),
                    message.direction(),
                    message.status(),
                    message.media().stream().map(Message.Media::url).toList(),
                    message.dateCreated());
        }
    }

    /** Lists the messages of a number. An unencoded plus sign arrives as a space, with which no number begins. */
    @GetMapping("/messages")
    Phone messages(@RequestParam(required = false) @Nullable String address) {
        if (address == null || address.isBlank()) {
            throw new InvalidField("address", "is required, a number like +15551234567");
        }
        var number = address.substring(address.indexOf(':') + 1).replaceFirst("^ ", "+");
        return new Phone(
                messages.ofNumber(number).stream().map(PhoneMessage::of).toList());
    }
}
