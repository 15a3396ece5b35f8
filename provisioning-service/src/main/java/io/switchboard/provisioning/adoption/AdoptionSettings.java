package io.switchboard.provisioning.adoption;

import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures which of the numbers that sync runs find are managed. Numbers that are managed already stay so.
 *
 * @param numbers {@code all} that an account has, or {@code none} but those that are bought or imported
 */
@ConfigurationProperties("switchboard.provisioning.adoption")
public record AdoptionSettings(String numbers) {

    public AdoptionSettings {
        numbers = numbers.strip().toLowerCase(Locale.ROOT);
        if (!numbers.equals("all") && !numbers.equals("none")) {
            throw new IllegalArgumentException("ADOPT_NUMBERS must be all or none, not '" + numbers + "'");
        }
    }

    /** Returns whether a number that a sync run finds is managed. */
    public boolean isAll() {
        return numbers.equals("all");
    }
}
