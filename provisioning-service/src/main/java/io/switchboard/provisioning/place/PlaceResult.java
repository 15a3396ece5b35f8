package io.switchboard.provisioning.place;

import org.jspecify.annotations.Nullable;

/**
 * The result of the repair of one place.
 *
 * @param isChanged whether the place was changed
 * @param problem what is wrong with the place after the repair, as a sentence; null for nothing
 * @param unanswered why nothing is known of the outcome; null where Twilio answered
 */
public record PlaceResult(
        PlaceId place,
        boolean isChanged,
        @Nullable String problem,
        @Nullable RuntimeException unanswered) {

    static PlaceResult of(PlaceId place, PlaceConfiguration outcome) {
        return switch (outcome) {
            case PlaceConfiguration.InSync same -> new PlaceResult(place, false, null, null);
            case PlaceConfiguration.Configured changed -> new PlaceResult(place, true, null, null);
            case PlaceConfiguration.HeldByAnother other -> new PlaceResult(place, false, null, null);
            case PlaceConfiguration.Refused no -> new PlaceResult(place, false, refusal(no), null);
            case PlaceConfiguration.NotInEffect still ->
                new PlaceResult(
                        place,
                        false,
                        "Twilio accepted %s but still returns other values."
                                .formatted(String.join(", ", still.fields())),
                        null);
        };
    }

    static PlaceResult unanswered(PlaceId place, RuntimeException reason) {
        return new PlaceResult(
                place, false, "Twilio did not answer in time; the place is compared again with the next pass.", reason);
    }

    private static String refusal(PlaceConfiguration.Refused refused) {
        var code = refused.reason().code();
        return "Twilio refused the webhooks of this place (%s)."
                .formatted(code == null ? "HTTP status " + refused.reason().httpStatus() : "error " + code);
    }
}
