package io.switchboard.conversation.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.address.AddressDisplay;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.events.call.Call;
import io.switchboard.events.traffic.TrafficDirection;

/** Makes a call findable by the other side's name and address and by what was said in its recordings. */
final class CallWords {

    private CallWords() {}

    static List<String> of(Call call) {
        var words = new ArrayList<String>();
        if (call.callerName() != null) {
            words.addAll(SearchWords.of(call.callerName()));
        }
        if (!call.anonymous()) {
            words.addAll(AddressWords.of(call.direction() == TrafficDirection.OUTBOUND ? call.to() : call.from()));
        }
        transcriptions(call).forEach(text -> words.addAll(SearchWords.of(text)));
        return words.stream().distinct().limit(SearchWords.MOST).toList();
    }

    /** The text in which those words are marked. */
    static String text(StoredCall stored) {
        var call = stored.view();
        var address =
                call.anonymous() ? null : AddressDisplay.of(stored.addresses().theirs());
        return Stream.concat(Stream.of(call.callerName(), address), transcriptions(call))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> transcriptions(Call call) {
        return call.recordings().stream().map(Call.Recording::transcription).filter(Objects::nonNull);
    }
}
