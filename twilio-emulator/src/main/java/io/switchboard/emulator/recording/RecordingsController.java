package io.switchboard.emulator.recording;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.BasicAuthentication;
import io.switchboard.emulator.call.Calls;
import io.switchboard.emulator.call.Recording;
import io.switchboard.emulator.price.PriceList;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.TwilioDates;
import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves {@code …/Recordings}: the metadata of recordings, and their audio, which is a hum. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class RecordingsController {
    private final Calls calls;

    RecordingsController(Calls calls) {
        this.calls = calls;
    }

    @GetMapping("/Recordings.json")
    Map<String, @Nullable Object> list(
            HttpServletRequest request, @RequestAttribute(BasicAuthentication.ACCOUNT) Account account) {
        var page = PageRequest.of(request, "CallSid");
        var callSid = page.filters().getOrDefault("CallSid", "");
        return page.of(
                calls.recordings(account.sid()),
                recording -> callSid.isEmpty() || callSid.equals(recording.callSid()),
                "recordings",
                RecordingsController::resource);
    }

    @GetMapping("/Recordings/{sid}.json")
    Map<String, @Nullable Object> fetch(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        return resource(recording(request, account, sid));
    }

    @GetMapping(
            path = {"/Recordings/{sid}", "/Recordings/{sid}.wav"},
            produces = "audio/x-wav")
    ByteArrayResource sound(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        // A resource, of which Spring serves the range that the request names.
        return new ByteArrayResource(VoiceLikeWav.of(recording(request, account, sid)));
    }

    @DeleteMapping("/Recordings/{sid}.json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            HttpServletRequest request,
            @RequestAttribute(BasicAuthentication.ACCOUNT) Account account,
            @PathVariable String sid) {
        calls.forget(recording(request, account, sid));
    }

    private Recording recording(HttpServletRequest request, Account account, String sid) {
        return calls.recordings(account.sid()).values().stream()
                .filter(recording -> recording.sid().equals(sid))
                .findFirst()
                .orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
    }

    private static Map<String, @Nullable Object> resource(Recording recording) {
        var date = TwilioDates.format(recording.startTime());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", recording.sid());
        json.put("account_sid", recording.accountSid());
        json.put("call_sid", recording.callSid());
        json.put("conference_sid", null);
        json.put("status", "completed");
        json.put("source", recording.source());
        json.put("channels", recording.channels());
        json.put("duration", String.valueOf(recording.seconds()));
        json.put("start_time", date);
        json.put("date_created", date);
        json.put("date_updated", date);
        json.put("price", PriceList.field(PriceList.recording(recording.seconds())));
        json.put("price_unit", "USD");
        json.put("error_code", null);
        json.put("encryption_details", null);
        json.put("api_version", "2010-04-01");
        json.put("media_url", recording.url());
        json.put("uri", recording.url().replaceFirst(".*(?=/2010-04-01/)", "") + ".json");
        json.put("subresource_uris", Map.of());
        return json;
    }
}
