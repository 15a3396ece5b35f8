package io.switchboard.emulator.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour.SendFailure;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@code /2010-04-01/Accounts/{account}/Messages}. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class MessagesController {
    private final Messages messages;
    private final MessageSender outbox;
    private final SendRequest sendRequest;
    private final CurrentBehaviour behaviours;
    private final Clock clock;

    MessagesController(
            Messages messages,
            MessageSender outbox,
            SendRequest sendRequest,
            CurrentBehaviour behaviours,
            Clock clock) {
        this.messages = messages;
        this.outbox = outbox;
        this.sendRequest = sendRequest;
        this.behaviours = behaviours;
        this.clock = clock;
    }

    @PostMapping("/Messages.json")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> create(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account)
            throws InterruptedException {
        var failure = behaviours.nextSendFailure();
        if (failure.isPresent() && !failure.get().committed()) {
            waitBeforeAnswering();
            throw failureOf(failure.get());
        }
        var message = outbox.send(sendRequest.read(request, account), SendRequest.isFromTemplate(request));
        waitBeforeAnswering();
        if (failure.isPresent()) {
            throw failureOf(failure.get());
        }
        return MessageResource.of(message);
    }

    private void waitBeforeAnswering() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(behaviours.current().sendDelayMillis()));
    }

    private static TwilioError failureOf(SendFailure failure) {
        var code = failure.status() == 429 ? 20429 : failure.status() == 503 ? 20503 : 20500;
        return new TwilioError(failure.status(), code, "Failed on purpose, see /control/behaviour");
    }

    @GetMapping("/Messages.json")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        var page = PageRequest.of(request, "To", "From", "DateSent", "DateSent<", "DateSent>");
        var filter = MessageFilter.of(page.filters(), account.sid());
        var number = filter.number();
        return page.of(
                number == null ? messages.ofAccount(account.sid()) : messages.messagesOf(number),
                filter,
                "messages",
                MessageResource::of);
    }

    @GetMapping("/Messages/{sid}.json")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        return MessageResource.of(existing(request, account, sid));
    }

    @PostMapping("/Messages/{sid}.json")
    Map<String, @Nullable Object> update(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid,
            @RequestParam(name = "Body", required = false) @Nullable String body,
            @RequestParam(name = "Status", required = false) @Nullable String status) {
        var message = existing(request, account, sid);
        if (status != null) {
            var code = body == null ? 30409 : 30400;
            throw TwilioError.badRequest(code, "Only a scheduled message can be canceled, and not together with Body");
        }
        if (body == null || !body.isEmpty()) {
            throw TwilioError.badRequest(20001, "Body can only be emptied");
        }
        return MessageResource.of(messages.update(message, now -> now.redacted(clock.instant()))
                .orElseThrow(() -> TwilioError.notFound(request.getRequestURI())));
    }

    @DeleteMapping("/Messages/{sid}.json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        var message = existing(request, account, sid);
        if (!message.isFinal()) {
            throw new TwilioError(409, 20009, "Resource not in a state that allows deletion: " + message.status());
        }
        messages.delete(message);
    }

    private Message existing(HttpServletRequest request, Account account, String sid) {
        return messages.find(account.sid(), sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }
}
