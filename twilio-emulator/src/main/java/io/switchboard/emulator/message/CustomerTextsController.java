package io.switchboard.emulator.message;

import java.time.Instant;
import java.util.List;

import io.switchboard.emulator.media.MediaContent;
import io.switchboard.emulator.media.MediaContents;
import io.switchboard.emulator.media.StorageController;
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
    private final MediaContents contents;

    CustomerTextsController(InboundTexts inbox, Messages messages, MediaContents contents) {
        this.inbox = inbox;
        this.messages = messages;
        this.contents = contents;
    }

    @PostMapping("/texts")
    @ResponseStatus(HttpStatus.CREATED)
    Created text(@RequestBody IncomingText text) {
        var baseUrl = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return new Created(inbox.receive(text, baseUrl).sid());
    }

    record Phone(List<PhoneMessage> messages) {}

    /**
     * A picture or another attachment.
     *
     * @param bytes the length of the content; null if the phone has not got it
     * @param url where the content can be looked at; null if the phone has not got it
     */
    record PhoneMedia(
            String sid,
            String contentType,
            @Nullable Integer bytes,
            @Nullable String url) {

        static PhoneMedia of(Message.Media media, MediaContents contents) {
            var content = contents.find(media.sid());
            return new PhoneMedia(
                    media.sid(),
                    media.contentType(),
                    content.map(MediaContent::length).orElse(null),
                    content.map(got -> StorageController.urlOf(media.sid())).orElse(null));
        }
    }

    record PhoneMessage(
            String sid,
            String from,
            String to,
            String body,
            String direction,
            String status,
            List<String> mediaUrls,
            List<PhoneMedia> media,
            Instant dateCreated) {

        static PhoneMessage of(Message message, MediaContents contents) {
            return new PhoneMessage(
                    message.sid(),
                    message.from().toString(),
                    message.to().toString(),
                    message.body(),
                    message.direction(),
                    message.status(),
                    message.media().stream().map(Message.Media::url).toList(),
                    message.media().stream()
                            .map(media -> PhoneMedia.of(media, contents))
                            .toList(),
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
        return new Phone(messages.ofNumber(number).stream()
                .map(message -> PhoneMessage.of(message, contents))
                .toList());
    }
}
