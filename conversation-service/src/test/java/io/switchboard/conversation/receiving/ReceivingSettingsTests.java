package io.switchboard.conversation.receiving;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReceivingSettingsTests {

    @Test
    void aProcessorHasAConsumerUnlessTheSettingNamesANumber() {
        assertThat(new ReceivingSettings(0).consumers(8)).isEqualTo(8);
        assertThat(new ReceivingSettings(3).consumers(8)).isEqualTo(3);
    }

    @Test
    void aNegativeNumberIsRefusedAtTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReceivingSettings(-1));
    }
}
