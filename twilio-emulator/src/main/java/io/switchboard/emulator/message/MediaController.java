package io.switchboard.emulator.message;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.media.MediaContents;
import io.switchboard.emulator.media.StorageController;
import io.switchboard.emulator.message.Message.Media;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves {@code …/Messages/{sid}/Media}. The content is a redirect to the storage, or to the media's own URL if the
 * emulator does not have it.
 */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}/Messages/{messageSid}")
class MediaController {
    private final Messages messages;
    private final MediaContents contents;

    MediaController(Messages messages, MediaContents contents) {
        this.messages = messages;
        this.contents = contents;
    }

    /** Lists all media on one page, since a message has at most ten. */
    @GetMapping("/Media.json")
    Map<String, @Nullable Object> list(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String messageSid) {
        var message = message(request, account, messageSid);
        var page = new LinkedHashMap<String, @Nullable Object>();
        page.put(
                "media_list",
                message.media().stream()
                        .map(media -> MessageResource.of(message, media))
                        .toList());
        page.put("page", 0);
        page.put("page_size", 50);
        page.put("uri", request.getRequestURI());
        page.put("first_page_uri", request.getRequestURI());
        page.put("next_page_uri", null);
        page.put("previous_page_uri", null);
        return page;
    }

    @GetMapping("/Media/{sid}.json")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String messageSid,
            @PathVariable String sid) {
        var message = message(request, account, messageSid);
        return MessageResource.of(message, media(request, message, sid));
    }

    @GetMapping("/Media/{sid}")
    ResponseEntity<Void> content(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String messageSid,
            @PathVariable String sid) {
        var media = media(request, message(request, account, messageSid), sid);
        var isStored = contents.find(media.sid()).isPresent();
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create(isStored ? StorageController.urlOf(media.sid()) : media.url()))
                .build();
    }

    @DeleteMapping("/Media/{sid}.json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String messageSid,
            @PathVariable String sid) {
        var message = message(request, account, messageSid);
        var media = media(request, message, sid);
        messages.update(message, now -> now.withoutMedia(media.sid()));
        contents.remove(media.sid());
    }

    private Message message(HttpServletRequest request, Account account, String sid) {
        return messages.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    private static Media media(HttpServletRequest request, Message message, String sid) {
        return message.media().stream()
                .filter(item -> item.sid().equals(sid))
                .findFirst()
                .orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }
}
