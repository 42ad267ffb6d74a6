"""Redraws run on the thread that made the figure, and those that wait melt into one."""

import asyncio
import threading

from helpers.figures.dispatch import Redraws


class Board:
    """Stands for a figure: work reads the newest value and notes the thread it ran on."""

    def __init__(self):
        self.value, self.drawn, self.threads = 0, [], []

    def work(self):
        self.drawn.append(self.value)
        self.threads.append(threading.get_ident())


def elsewhere(job):
    thread = threading.Thread(target=job)
    thread.start()
    thread.join()


def test_without_a_loop_a_request_draws_at_once():
    board = Board()
    Redraws(board.work).request()
    assert board.drawn == [0]


def test_without_a_loop_another_thread_draws_too_and_takes_turns():
    """No kernel would ever run what is handed over, so the thread that asks draws, one at a time."""
    inside, most = [], []

    def work():
        inside.append(1)
        most.append(len(inside))
        inside.pop()

    redraws = Redraws(work)
    threads = [threading.Thread(target=lambda: [redraws.request() for _ in range(50)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 200 and max(most) == 1


def test_from_another_thread_the_loop_draws_once_with_the_newest_value():
    board = Board()

    async def kernel():
        redraws = Redraws(board.work)

        def sweep():
            for value in range(1, 31):
                board.value = value
                redraws.request()

        elsewhere(sweep)  # the loop is busy all the while, as it is while a cell runs
        assert board.drawn == []
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert board.drawn == [30]

    asyncio.run(kernel())
    assert board.threads == [threading.get_ident()]


def test_a_value_that_comes_while_it_draws_is_drawn_as_well():
    async def kernel():
        board = Board()

        def work():
            board.work()
            if board.value == 1:
                board.value = 2
                elsewhere(redraws.request)

        redraws = Redraws(work)
        board.value = 1
        elsewhere(redraws.request)
        for _ in range(4):
            await asyncio.sleep(0)
        return board.drawn

    assert asyncio.run(kernel()) == [1, 2]


def test_on_the_loops_own_thread_a_request_draws_at_once():
    async def kernel():
        board = Board()
        Redraws(board.work).request()
        return board.drawn

    assert asyncio.run(kernel()) == [0]


def test_one_redraw_that_fails_does_not_stop_the_next():
    async def kernel():
        board, failures = Board(), []
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: failures.append(context["exception"]))

        def work():
            board.work()
            if len(board.drawn) == 1:
                raise ArithmeticError("first")

        redraws = Redraws(work)
        for _ in range(2):
            elsewhere(redraws.request)
            for _ in range(3):
                await asyncio.sleep(0)
        return board.drawn, failures

    drawn, failures = asyncio.run(kernel())
    assert len(drawn) == 2 and isinstance(failures[0], ArithmeticError)
