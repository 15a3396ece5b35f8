package io.switchboard.notification.mail;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/** Reads addresses that issuers and admins name. A line break in one could add headers and recipients to a message. */
public final class MailAddress {

    private static final int LONGEST = 254;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s,;<>]");

    private MailAddress() {}

    /** Empty for a text that is not one address and nothing else. */
    public static Optional<InternetAddress> parse(@Nullable String text) {
        if (text == null
                || text.length() > LONGEST
                || !text.contains("@")
                || INVISIBLE.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            var address = new InternetAddress(text, true);
            address.validate();
            return Optional.of(address);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
