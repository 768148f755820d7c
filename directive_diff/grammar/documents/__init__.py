"""Numbered documents (通知, 意见, 方案): their headings and items are the blocks (`official`)."""
