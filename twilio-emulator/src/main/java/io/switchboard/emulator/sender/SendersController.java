package io.switchboard.emulator.sender;

import java.time.Clock;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.rest.ProductPage;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@code messaging.twilio.com/v2/Channels/WhatsAppSenders}, whose host is a path here. Changes are answered 202. */
@RestController
@RequestMapping("/messaging/v2/Channels/Senders")
class SendersController {
    private final WhatsAppSenders senders;
    private final Clock clock;

    SendersController(WhatsAppSenders senders, Clock clock) {
        this.senders = senders;
        this.clock = clock;
    }

    @GetMapping
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.CALLER) Account account) {
        var page = ProductPage.of(request, "senders", "Channel");
        var channel = page.filter("Channel");
        if (channel == null) {
            throw TwilioError.badRequest(20001, "Channel is required");
        }
        return page.of(
                senders.ofAccount(account.sid()),
                sender -> sender.senderId().startsWith(channel + ":"),
                sender -> sender.resource(clock.instant()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, @Nullable Object> create(
            @RequestAttribute(BasicAuthentication.CALLER) Account account, @RequestBody String body) {
        return senders.create(account.sid(), SenderForm.ofNew(body))
                .orElseThrow(() -> new TwilioError(409, 20409, "The sender exists already"))
                .resource(clock.instant());
    }

    @GetMapping("/{sid}")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        return existing(request, account, sid).resource(clock.instant());
    }

    @PostMapping("/{sid}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, @Nullable Object> update(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid,
            @RequestBody String body) {
        return senders.change(existing(request, account, sid), SenderForm.of(body))
                .resource(clock.instant());
    }

    @DeleteMapping("/{sid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.CALLER) Account account,
            @PathVariable String sid) {
        senders.delete(existing(request, account, sid));
    }

    private WhatsAppSender existing(HttpServletRequest request, Account account, String sid) {
        return senders.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }
}
