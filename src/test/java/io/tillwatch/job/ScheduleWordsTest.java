package io.tillwatch.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tillwatch.job.ScheduleWords.Fault;
import io.tillwatch.job.ScheduleWords.Unreadable;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    every 6 hours                          | 0 */6 * * *
                    Every  hour                            | 0 * * * *
                    hourly at :05                          | 5 * * * *
                    every 6 hours at :15                   | 15 */6 * * *
                    every 15 minutes                       | */15 * * * *
                    every minute                           | * * * * *
                    every 10 seconds                       | */10 * * * * *
                    daily at 06:30                         | 30 6 * * *
                    every day at 6:30 pm                   | 30 18 * * *
                    daily at midnight                      | 0 0 * * *
                    daily at 12 am                         | 0 0 * * *
                    daily at 06:30 and 18:30               | 30 6,18 * * *
                    weekdays at 06:30                      | 30 6 * * 1-5
                    weekends at noon                       | 0 12 * * 6,0
                    mondays at 7:00                        | 0 7 * * 1
                    every mon, wed and fri at 7:00         | 0 7 * * 1,3,5
                    sunday 23:59                           | 59 23 * * 0
                    monthly on the 1st at 00:00            | 0 0 1 * *
                    on the 15th of every month at 9am      | 0 9 15 * *
                    last day of the month at 23:00         | 0 23 L * *
                    monthly on the last day at 23:00       | 0 23 L * *
                    6시간마다                               | 0 */6 * * *
                    매시간                                  | 0 * * * *
                    매시 15분                               | 15 * * * *
                    6시간마다 15분에                         | 15 */6 * * *
                    15분마다                                | */15 * * * *
                    30 초 마다                              | */30 * * * * *
                    매일 06:30                              | 30 6 * * *
                    매일 오후 6시 30분                       | 30 18 * * *
                    매일 자정                               | 0 0 * * *
                    매일 6시 반에                            | 30 6 * * *
                    매일 06:30, 18:30                       | 30 6,18 * * *
                    평일 06:30                              | 30 6 * * 1-5
                    주말 정오                               | 0 12 * * 6,0
                    매주 월요일 07:00                        | 0 7 * * 1
                    매주 월, 목 07:00                        | 0 7 * * 1,4
                    일요일마다 23:59                         | 59 23 * * 0
                    매월 1일 00:00                           | 0 0 1 * *
                    매월 말일 23:00                          | 0 23 L * *
                    매달 마지막 날 23시                       | 0 23 L * *
                    30 6 * * 1-5                           | 30 6 * * 1-5
                    0 0 12 1/5 * ?                         | 0 0 12 1/5 * ?
                    """)
    void wordsOfBothLanguagesAndExpressionsAreRead(String typed, String cron) {
        assertEquals(cron, ScheduleWords.read(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 */6 * * *     | Every 6 hours                     | 6시간마다
                    15 */6 * * *    | Every 6 hours at :15              | 6시간마다 15분에
                    0 * * * *       | Every hour                        | 매시간
                    5 * * * *       | Every hour at :05                 | 매시 5분
                    */15 * * * *    | Every 15 minutes                  | 15분마다
                    * * * * *       | Every minute                      | 1분마다
                    */10 * * * * *  | Every 10 seconds                  | 10초마다
                    30 6 * * *      | Daily at 06:30                    | 매일 06:30
                    30 6,18 * * *   | Daily at 06:30 and 18:30          | 매일 06:30, 18:30
                    30 6 * * 1-5    | Weekdays at 06:30                 | 평일 06:30
                    0 12 * * 6,0    | Weekends at 12:00                 | 주말 12:00
                    0 7 * * 1       | Mondays at 07:00                  | 매주 월요일 07:00
                    0 7 * * 1,3,5   | Mondays and Wednesdays and Fridays at 07:00 | 매주 월요일, 수요일, 금요일 07:00
                    0 0 1 * *       | Monthly on the 1st at 00:00       | 매월 1일 00:00
                    0 0 12 * *      | Monthly on the 12th at 00:00      | 매월 12일 00:00
                    0 23 L * *      | Last day of the month at 23:00    | 매월 말일 23:00
                    """)
    void whatIsToldIsReadAgain(String cron, String english, String korean) {
        assertEquals(english, ScheduleWords.tell(cron, Locale.ENGLISH));
        assertEquals(korean, ScheduleWords.tell(cron, Locale.KOREAN));
        assertEquals(cron, ScheduleWords.read(english));
        assertEquals(cron, ScheduleWords.read(korean));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 0 0 * * ?      | Daily at 00:00
                    30 6 ? * MON-FRI | Weekdays at 06:30
                    0 7 * * 7        | Sundays at 07:00
                    0 0 * * 0-6      | Daily at 00:00
                    """)
    void otherWaysToWriteTheSameAreTold(String cron, String english) {
        assertEquals(english, ScheduleWords.tell(cron, Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 9-17 * * *", "0 0 1 */3 *", "0 0 13 * 5", "5,35 * * * *", "30 0 9 * * *"})
    void otherExpressionsHaveTheWordsOfTheLibrary(String cron) {
        assertFalse(ScheduleWords.tell(cron, Locale.ENGLISH).isBlank());
        assertFalse(ScheduleWords.tell(cron, Locale.KOREAN).isBlank());
        assertEquals(cron, ScheduleWords.read(cron));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                          | EMPTY          | ''
                    whenever                    | WORDS          | whenever
                    가끔                         | WORDS          | 가끔
                    every blue moon at 06:30    | WORDS          | every blue moon at 06:30
                    daily                       | NO_TIME        | daily
                    평일                         | NO_TIME        | 평일
                    daily at 25:00              | TIME           | 25:00
                    daily at 13 pm              | TIME           | 13 pm
                    매일 24:00                   | TIME           | 24:00
                    every hour at :75           | TIME           | :75
                    daily at 06:30 and 18:45    | MINUTES        | daily at 06:30 and 18:45
                    monthly on the 32nd at 1:00 | DAY            | 32
                    매월 0일 00:00               | DAY            | 0
                    every 5 hours               | UNEVEN_HOURS   | 5
                    7시간마다                     | UNEVEN_HOURS   | 7
                    every 90 minutes            | UNEVEN_MINUTES | 90
                    every 0 seconds             | UNEVEN_SECONDS | 0
                    * * *                       | CRON_FIELDS    | 3
                    0 0 * * * * *               | CRON_FIELDS    | 7
                    61 * * * *                  | CRON_MINUTE    | 61
                    0 24 * * *                  | CRON_HOUR      | 24
                    0 0 32 * *                  | CRON_DAY       | 32
                    0 0 1 13 *                  | CRON_MONTH     | 13
                    0 0 * * 1-9                 | CRON_WEEKDAY   | 9
                    0 0 31 2 *                  | NEVER          | 0 0 31 2 *
                    0 0 * * MONDAY-             | CRON           | 0 0 * * MONDAY-
                    """)
    void whatCannotBeUsedIsRefusedWithTheReason(String typed, Fault fault, String part) {
        Unreadable refused = assertThrows(Unreadable.class, () -> ScheduleWords.read(typed));
        assertEquals(fault, refused.fault());
        assertEquals(part, refused.part());
    }
}
