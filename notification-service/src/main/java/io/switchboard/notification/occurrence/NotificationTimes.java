package io.switchboard.notification.occurrence;

import java.time.Instant;
import java.util.Optional;

import io.switchboard.notification.mail.MailAddress;
import io.switchboard.notification.mail.MailSettings;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.recipient.TypePreference;
import org.springframework.stereotype.Component;

/** Decides when an entry is to be pushed and when to be in an e-mail: at once or after a while, and not in quiet hours. */
@Component
class NotificationTimes {

    private final MailSettings mail;

    NotificationTimes(MailSettings mail) {
        this.mail = mail;
    }

    /** Empty for a recipient who does not want it, or has no browser that takes it. */
    Optional<Instant> push(NotificationRecipient recipient, TypePreference preference, Instant now) {
        return preference.push() && recipient.takesPushes()
                ? recipient.choices().undisturbedUntil(now)
                : Optional.empty();
    }

    /** Empty for a recipient who does not want it, or has no address, and without an SMTP server. */
    Optional<Instant> mail(NotificationRecipient recipient, TypePreference preference, Instant now) {
        return mail.isOn()
                        && preference.email()
                        && MailAddress.parse(recipient.email()).isPresent()
                ? recipient.choices().undisturbedUntil(now.plus(mail.digestAfter()))
                : Optional.empty();
    }
}
