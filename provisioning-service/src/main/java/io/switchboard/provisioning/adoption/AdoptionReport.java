package io.switchboard.provisioning.adoption;

import org.slf4j.spi.LoggingEventBuilder;

/** What one adoption found and did, counted. {@code numbers = inSync + configured + refused}. */
final class AdoptionReport {

    int accounts;
    int accountsLeftOut;
    int numbers;
    int inSync;
    int configured;
    int refused;
    int channelsNotOurs;
    int released;
    int published;

    LoggingEventBuilder addTo(LoggingEventBuilder line) {
        return line.addKeyValue("accounts", accounts)
                .addKeyValue("accountsLeftOut", accountsLeftOut)
                .addKeyValue("numbers", numbers)
                .addKeyValue("inSync", inSync)
                .addKeyValue("configured", configured)
                .addKeyValue("refused", refused)
                .addKeyValue("channelsNotOurs", channelsNotOurs)
                .addKeyValue("released", released)
                .addKeyValue("published", published);
    }
}
